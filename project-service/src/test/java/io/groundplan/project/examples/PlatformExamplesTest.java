package io.groundplan.project.examples;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.PlatformResources;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class PlatformExamplesTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.PLATFORM);

    static Stream<Example> examples() {
        return Example.of(Door.PLATFORM).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) {
        var resources = PlatformResources.of(ann);
        // the examples show a project with a description
        ann.patch(
                        PlatformProject.PROJECTS + "/" + resources.get("projectId"),
                        "{\"description\":\"Main production backend\"}")
                .then()
                .statusCode(200);
        var path = example.path();
        for (var resource : resources.entrySet()) {
            path = path.replace("{" + resource.getKey() + "}", resource.getValue());
        }

        var answer = ann.call(example.method(), path, request(example, resources));

        answer.then().statusCode(example.status());
        JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString());
    }

    @Test
    void hasAnExampleForEveryOperation() {
        assertEquals(
                PublishedOperation.names(Door.PLATFORM),
                examples().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** With the ids of what is there in place of the document's. */
    private static String request(Example example, Map<String, String> resources) {
        return example.request() == null
                ? null
                : example.requestBody()
                        .replace("team_abc123", resources.get("teamId"))
                        .replace("prj_xyz789", resources.get("projectId"));
    }
}
