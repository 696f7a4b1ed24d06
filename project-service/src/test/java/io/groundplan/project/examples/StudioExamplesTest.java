package io.groundplan.project.examples;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioResources;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class StudioExamplesTest extends ProjectServiceTest {
    /** What a summary adds to the document's, and what is null while it is not known. */
    private static final Set<String> OPTIONAL = Set.of(
            "tasks.description",
            "tasks.phase",
            "tasks.completed",
            "assignedTo",
            "estimatedHours",
            "priority",
            "deadline",
            "startedAt",
            "finishedAt",
            "records",
            "alternatives");

    private final Client ann = Client.person("ann").at(Door.STUDIO);

    static Stream<Example> examples() {
        return Example.of(Door.STUDIO).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) {
        var path = example.path();
        for (var parameter : StudioResources.of(ann).entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }

        var answer = ann.call(example.method(), path, example.requestBody());

        answer.then().statusCode(example.status());
        JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString(), OPTIONAL);
    }

    @Test
    void hasAnExampleForEveryOperation() {
        assertEquals(
                PublishedOperation.names(Door.STUDIO),
                examples().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }
}
