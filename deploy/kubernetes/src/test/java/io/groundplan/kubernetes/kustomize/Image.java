package io.groundplan.kubernetes.kustomize;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives the containers of an image another name and a tag. */
record Image(String name, String newName, String tag) {

    Image(JsonNode image) {
        this(
                image.path("name").asText(),
                image.path("newName").asText(image.path("name").asText()),
                image.path("newTag").asText());
    }

    void applyTo(List<ObjectNode> resources) {
        resources.stream()
                .flatMap(resource -> resource.findValues("containers").stream())
                .forEach(containers -> containers.forEach(container -> {
                    if (container.path("image").asText().equals(name)) {
                        ((ObjectNode) container).put("image", newName + ":" + tag);
                    }
                }));
    }
}
