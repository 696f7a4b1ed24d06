package io.groundplan.e2e.consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** An event as its reader needs it; `sequence` is the version of the project after the change. */
record ProjectEvent(String id, String type, long sequence, JsonNode data) {

    String projectId() {
        return data.get("projectId").textValue();
    }
}
