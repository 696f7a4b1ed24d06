package io.groundplan.project.examples;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.project.support.FleetResources;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class FleetExamplesTest extends ProjectServiceTest {
    /** What is omitted where nobody said it. */
    private static final Set<String> OPTIONAL = Set.of("avatarURL", "type", "version");

    private final Client ann = Client.person("ann").at(Door.FLEET);

    static Stream<Example> examples() {
        return Example.of(Door.FLEET).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) {
        var path = example.path();
        for (var resource : FleetResources.of(ann).entrySet()) {
            path = path.replace("{" + resource.getKey() + "}", resource.getValue());
        }
        var answer = ann.call(example.method(), path, example.requestBody());

        answer.then().statusCode(example.status());
        if (example.response() == null) {
            answer.then().body(is(""));
        } else {
            JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString(), OPTIONAL);
        }
    }

    @Test
    void hasAnExampleForEveryOperation() {
        assertEquals(
                PublishedOperation.names(Door.FLEET),
                examples().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void tellsWhichOperationsAProjectTokenOpens() {
        var document = RestAssured.get("/openapi/fleet.json").jsonPath();

        assertEquals("X-Project-Token", document.getString("components.securitySchemes.projectToken.name"));
        assertEquals(1, document.getList("paths.'/v1/projects'.get.security").size());
        assertEquals(2, document.getList("security").size());
        assertNull(document.getList("paths.'/v1/projects/{projectID}'.get.security"));
    }
}
