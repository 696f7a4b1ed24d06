package io.groundplan.usage;

import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.openapi.OpenApiFilter;
import io.groundplan.testkit.openapi.OpenApiResponses;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

/** Somebody with a token, and their requests; answers that are not documented fail the test. */
public record Person(String subject, String name) {
    private static OpenApiResponses document;

    static Person named(String name) {
        return new Person(UUID.randomUUID().toString(), name);
    }

    UserId id() {
        return UserId.of(TestServers.ISSUER, subject);
    }

    public Actor actor() {
        return new Actor(id().value().toString(), name);
    }

    Response activityOf(String project) {
        return activityOf(project, Map.of());
    }

    Response activityOf(String project, Map<String, ?> parameters) {
        return of(project, "activity", parameters);
    }

    /** An answer about the project; the last part of the path says which. */
    Response of(ProjectId project, String answer) {
        return of(project.text(), answer, Map.of());
    }

    public Response of(ProjectId project, String answer, Map<String, ?> parameters) {
        return of(project.text(), answer, parameters);
    }

    private Response of(String project, String answer, Map<String, ?> parameters) {
        return asking().queryParams(parameters).get("/api/v1/platform/projects/" + project + "/" + answer);
    }

    /** A request with this person's token. */
    RequestSpecification asking() {
        var token = TokenRequest.of("person@example.com").withSub(subject).withName(name);
        return platform().auth().oauth2(TestServers.tokens().token(token));
    }

    static RequestSpecification platform() {
        return RestAssured.given().filter(new OpenApiFilter(document()));
    }

    private static synchronized OpenApiResponses document() {
        if (document == null) {
            document = OpenApiResponses.of(
                    RestAssured.get("/openapi/platform.json").asString());
        }
        return document;
    }
}
