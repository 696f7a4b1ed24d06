package io.groundplan.project.examples;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.project.support.Pictures;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.project.support.WorkloadResources;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class WorkloadExamplesTest extends ProjectServiceTest {
    private static final String UPLOAD = "POST /api/v1/projects/{projectId}/icon";

    /** Null while there is none. */
    private static final Set<String> OPTIONAL = Set.of(
            "display_name", "description", "color", "icon_path", "default_server_id", "git_branch", "pooled_url");

    private final Client ann = Client.person("ann").at(Door.WORKLOAD);

    static Stream<Example> examples() {
        return Example.of(Door.WORKLOAD).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) {
        var answer = call(example);

        answer.then().statusCode(example.status());
        if (example.response() != null) {
            JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString(), OPTIONAL);
        }
    }

    @Test
    void hasAnExampleForEveryOperation() {
        assertEquals(
                PublishedOperation.names(Door.WORKLOAD),
                examples().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void asksForNoCredentialsForPicturesOnly() {
        Map<String, Map<String, Map<String, Object>>> paths =
                RestAssured.get("/openapi/workload.json").path("paths");
        var open = paths.entrySet().stream()
                .filter(path ->
                        path.getValue().values().stream().anyMatch(operation -> operation.containsKey("security")))
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(Set.of("/uploads/projects/{file}"), Set.copyOf(open));
    }

    @Test
    void showsEverythingOfAProjectThatHasEverything() {
        var example = Example.of("workload/documented.json").stream()
                .filter(candidate -> candidate.operation().equals("POST /api/v1/projects"))
                .findFirst()
                .orElseThrow();
        var project = WorkloadProject.created(ann, example.requestBody());
        project.newIcon();

        JsonShape.assertSameKeysAndTypes(
                example.response().toString(), ann.get(project.path()).asString());
    }

    private Response call(Example example) {
        var resources = WorkloadResources.of(ann);
        if (example.operation().equals(UPLOAD)) {
            return Pictures.upload(ann, resources.get("projectId"), "icon", Pictures.of("png"));
        }
        // the name that the documented request gives is this one's
        ann.put(
                filled("/api/v1/projects/{projectId}/environments/{envId}", resources),
                "{\"name\":\"before\",\"description\":\"d\"}");
        var path = filled(example.path(), resources);
        return ann.call(
                example.method(), example.operation().startsWith("DELETE") ? path + force(path) : path, body(example));
    }

    /** The environment of the resources has a database. */
    private static String force(String path) {
        return path.contains("/environments/") ? "?force=true" : "";
    }

    private static String body(Example example) {
        // a second database of the same name would be refused
        var body = example.requestBody();
        return body == null ? null : body.replace("\"orders\"", "\"more-orders\"");
    }

    private static String filled(String path, Map<String, String> resources) {
        var text = path;
        for (var resource : resources.entrySet()) {
            text = text.replace("{" + resource.getKey() + "}", resource.getValue());
        }
        return text;
    }
}
