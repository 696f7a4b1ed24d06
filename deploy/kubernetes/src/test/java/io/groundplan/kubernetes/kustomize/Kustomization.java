package io.groundplan.kubernetes.kustomize;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Renders a directory the way `kubectl kustomize` does, so that the manifests are checked where there is no kubectl. It
 * knows what ours use and refuses the rest; where kubectl is there, both must come to the same.
 */
public final class Kustomization {
    private static final Set<String> KNOWN = Set.of(
            "apiVersion", "kind", "namespace", "resources", "components", "patches", "images", "configMapGenerator");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private final Path directory;
    private final JsonNode wanted;

    private Kustomization(Path directory) {
        this.directory = directory;
        this.wanted = Yaml.documents(directory.resolve("kustomization.yaml")).get(0);
        only(wanted, KNOWN);
    }

    /** Every resource of the directory, in no particular order. */
    public static List<ObjectNode> render(Path directory) {
        return new Kustomization(directory).applied(new ArrayList<>());
    }

    private List<ObjectNode> applied(List<ObjectNode> resources) {
        for (var name : wanted.path("resources")) {
            var path = directory.resolve(name.asText()).normalize();
            resources.addAll(Files.isDirectory(path) ? render(path) : Yaml.documents(path));
        }
        wanted.path("configMapGenerator").forEach(generated -> resources.add(configMap(generated)));
        for (var name : wanted.path("components")) {
            new Kustomization(directory.resolve(name.asText()).normalize()).applied(resources);
        }
        wanted.path("patches").forEach(patch -> patch(patch, resources));
        wanted.path("images").forEach(image -> new Image(image).applyTo(resources));
        if (wanted.has("namespace")) {
            resources.stream()
                    .filter(resource ->
                            !CLUSTER_WIDE.contains(resource.path("kind").asText()))
                    .forEach(resource -> resource.withObject("/metadata")
                            .put("namespace", wanted.path("namespace").asText()));
        }
        return resources;
    }

    private void patch(JsonNode patch, List<ObjectNode> resources) {
        only(patch, Set.of("path", "target", "patch"));
        if (patch.has("target")) {
            only(patch.path("target"), Set.of("kind", "name"));
            resources.stream()
                    .filter(resource -> isTarget(patch.path("target"), resource))
                    .forEach(resource ->
                            JsonPatch.apply(Yaml.value(patch.path("patch").asText()), resource));
        } else {
            Yaml.documents(directory.resolve(patch.path("path").asText()))
                    .forEach(changes -> merge(changes, resources));
        }
    }

    private void merge(ObjectNode changes, List<ObjectNode> resources) {
        var target = resources.stream()
                .filter(resource -> isSame(changes, resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(directory + " patches what is not there: " + changes));
        StrategicMerge.of(target).apply(changes, target);
    }

    private static boolean isTarget(JsonNode selector, ObjectNode resource) {
        return selector.path("kind").asText().equals(resource.path("kind").asText())
                && (!selector.has("name")
                        || selector.path("name")
                                .asText()
                                .equals(resource.at("/metadata/name").asText()));
    }

    private static boolean isSame(ObjectNode one, ObjectNode other) {
        return List.of("/apiVersion", "/kind", "/metadata/name").stream()
                .allMatch(key -> one.at(key).equals(other.at(key)));
    }

    private ObjectNode configMap(JsonNode generated) {
        only(generated, Set.of("name", "files", "options"));
        only(generated.path("options"), Set.of("disableNameSuffixHash", "labels", "annotations"));
        if (!generated.at("/options/disableNameSuffixHash").asBoolean()) {
            throw new IllegalArgumentException(directory + ": names with a hash are not rendered here");
        }
        var map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata =
                map.putObject("metadata").put("name", generated.path("name").asText());
        for (var extra : List.of("labels", "annotations")) {
            if (generated.path("options").has(extra)) {
                metadata.set(extra, generated.path("options").path(extra).deepCopy());
            }
        }
        var data = map.putObject("data");
        generated.path("files").forEach(file -> {
            var named = file.asText().split("=", 2);
            var path = directory.resolve(named[named.length - 1]);
            data.put(named.length == 2 ? named[0] : path.getFileName().toString(), Yaml.text(path));
        });
        return map;
    }

    private void only(JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(directory + ": " + name + " is not rendered here");
            }
        });
    }
}
