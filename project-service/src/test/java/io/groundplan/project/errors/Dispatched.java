package io.groundplan.project.errors;

import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The requests of `dispatch.csv`, sent to the service itself; what comes back tells which surface it is of. */
final class Dispatched {
    private final Map<String, String> values = new HashMap<>();

    Dispatched() {
        var ann = Client.person("ann");
        var project = TestProject.created(ann);
        var token = ann.at(Door.FLEET).post(project.path("tokens"), "{\"name\":\"test\"}");
        values.put("{prj}", project.id());
        values.put("{uuid}", project.uuid().toString());
        values.put("{hex}", new ProjectId(project.uuid()).hex());
        values.put("{projectToken}", token.path("token"));
        values.put("{apiKey}", TestKey.ofOrganization(ann, "projects:read").text());
        values.put("{jwt}", ann.headers().get("Authorization").substring("Bearer ".length()));
    }

    Response send(String host, String method, String path, String headers) {
        var request = RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .header("Host", host);
        for (var header : headers.split("\\|")) {
            var parts = header.split(": ", 2);
            request.header(parts[0], filled(parts[1]));
        }
        return request.request(method, filled(path));
    }

    /** The expected answer is its status and, after a space, a part of its body. */
    static void assertAnswered(String expected, Response answer) {
        var parts = expected.split(" ", 2);
        assertEquals(Integer.parseInt(parts[0]), answer.statusCode(), answer.asString());
        answer.then().body(containsString(parts[1]));
    }

    private String filled(String text) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
