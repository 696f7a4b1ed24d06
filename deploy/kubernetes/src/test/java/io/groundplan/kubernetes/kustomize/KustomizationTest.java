package io.groundplan.kubernetes.kustomize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KustomizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local", "overlays/staging", "overlays/production"})
    void kubectlRendersTheSame(String directory) throws IOException, InterruptedException {
        var theirs = byName(kubectl(directory));
        var ours = byName(Kustomization.render(Path.of(directory)));
        assertEquals(theirs.keySet(), ours.keySet());
        theirs.forEach((name, resource) -> assertEquals(resource, ours.get(name), name));
    }

    private static List<ObjectNode> kubectl(String directory) throws IOException, InterruptedException {
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize", directory)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            System.out.println(
                    "# kubectl is not here: manifests are checked as this module renders them, not as kubectl does");
            Assumptions.abort("no kubectl to compare with");
            throw e;
        }
        var text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, kubectl.waitFor());
        return Yaml.documents(text);
    }

    private static Map<String, JsonNode> byName(Collection<ObjectNode> resources) {
        return resources.stream()
                .collect(Collectors.toMap(
                        resource -> resource.path("kind").asText() + "/"
                                + resource.at("/metadata/name").asText(),
                        resource -> resource,
                        (one, other) -> {
                            throw new AssertionError("twice: " + one);
                        },
                        TreeMap::new));
    }
}
