package io.groundplan.bench.usage;

import java.time.Instant;
import java.util.UUID;

/** One event of usage that is to be measured with; the database is null where there is none. */
record Event(
        UUID project, UUID id, Instant time, UUID database, String operation, long ingressBytes, long egressBytes) {

    String data() {
        return "{\"projectId\":\"" + project + "\"," + (database == null ? "" : "\"databaseId\":\"" + database + "\",")
                + "\"operation\":\"" + operation + "\",\"requests\":1,\"ingressBytes\":" + ingressBytes
                + ",\"egressBytes\":" + egressBytes + "}";
    }

    String cloudEvent() {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"" + Events.SOURCE + "\",\"type\":\""
                + Events.TYPE + "\",\"time\":\"" + time + "\",\"data\":" + data() + "}";
    }
}
