package io.groundplan.project.errors;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.SurfaceResources;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.RefusedLine;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Bodies that cannot be read, or say what cannot be. */
@QuarkusTest
class MalformedRequestsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> refusesABodyThatIsNotTheOneObject() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var person = ann.at(door);
            var project = at.created(ann, "Shop");
            assertNothingChanges(() -> assertAll(Stream.concat(
                            malformed(at.creation(ann, "\"Shop\""), at.nameProperty()), Stream.of("{}", without(at)))
                    .map(body -> () -> assertRefused(door, 400, person.post(at.collection(), body)))));
            assertNothingChanges(() -> assertAll(malformed(at.change("\"Shop\""), at.nameProperty())
                    .map(body ->
                            () -> assertRefused(door, 400, person.call(at.changeMethod(), at.path(project), body)))));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesANameThatIsNone() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var person = ann.at(door);
            var project = at.created(ann, "Shop");
            var names = List.of(
                    "\"\"",
                    "\"   \"",
                    "\"\\n\\t\"",
                    "7",
                    "true",
                    "{}",
                    "[\"Shop\"]",
                    "\"a\\u0000b\"",
                    "\"a\\ud800b\"",
                    "\"a\\udc00\"",
                    '"' + "x".repeat(101) + '"');
            assertNothingChanges(() -> {
                assertRefused(door, 400, person.post(at.collection(), at.creation(ann, "null")));
                assertAll(names.stream().map(name -> () -> {
                    assertRefused(door, 400, person.post(at.collection(), at.creation(ann, name)));
                    assertRefused(door, 400, person.call(at.changeMethod(), at.path(project), at.change(name)));
                }));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> takesANameOfAHundredCharactersAndTrimsIt() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            for (var name : List.of("x".repeat(100), "\uD83D\uDE00".repeat(100), "\u0639\u0631\u0628 \u202Ex")) {
                var answer = at.create(ann, "  " + name + "\\t ");
                answer.then().statusCode(at.createdStatus());
                var id = ProjectsAt.of(door).idOf(answer);
                assertEquals(name, at.nameOf(ann.at(door).get(at.path(id))));
            }
        });
    }

    /** What each surface refuses besides: `errors/<surface>.csv`. */
    @TestFactory
    Stream<DynamicTest> refusesWhatItsDocumentDoesNotAllow() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            RefusedLine.assertAllRefused(door, ann, SurfaceResources.of(door, ann));
        });
    }

    @Test
    void namesTheFieldThatIsWrong() {
        ann.post("/v1/projects", "{\"name\":[]}").then().body("error", containsString("name"));
        ann.post("/v1/projects", "{\"name\":\"Shop\",\"region\":\"nowhere\"}")
                .then()
                .body("error", is("region is not a known region"));
    }

    @TestFactory
    Stream<DynamicTest> ignoresWhatItDoesNotKnow() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var more = at.creation(ann, "\"Shop\"").replaceFirst("\\{", "{\"unknown\":{\"a\":[1]},\"id\":\"x\",");
            ann.at(door).post(at.collection(), more).then().statusCode(at.createdStatus());
        });
    }

    private static Stream<String> malformed(String valid, String name) {
        return Stream.of(
                "",
                " ",
                "{",
                "}",
                valid.substring(0, valid.length() - 1),
                valid + " {}",
                valid + " x",
                valid + "}",
                valid.replaceFirst("\\{", "{\"" + name + "\":\"Other\","),
                valid.replaceFirst("\\{", "{\"unknown\":1,\"unknown\":2,"),
                valid.replace('"', '\''),
                valid.substring(0, valid.length() - 1) + ",}",
                valid.substring(0, valid.length() - 1) + "/* comment */}",
                name + "=Shop",
                "null",
                "[]",
                "[" + valid + "]",
                "\"Shop\"",
                "1",
                "true",
                "NaN",
                "\ufeff");
    }

    private static String without(ProjectsAt at) {
        return "{\"un" + at.nameProperty() + "\":\"Shop\"}";
    }
}
