package io.groundplan.usage;

import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.openapi.OpenApiFilter;
import io.groundplan.testkit.openapi.OpenApiResponses;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

/** Somebody with a token, and their requests; answers that are not documented fail the test. */
record Person(String subject, String name) {

    static Person named(String name) {
        return new Person(UUID.randomUUID().toString(), name);
    }

    UserId id() {
        return UserId.of(TestServers.ISSUER, subject);
    }

    Actor actor() {
        return new Actor(id().value().toString(), name);
    }

    Response activityOf(String project) {
        return activityOf(project, Map.of());
    }

    Response activityOf(String project, Map<String, ?> parameters) {
        var token = TokenRequest.of("person@example.com").withSub(subject).withName(name);
        return platform()
                .auth()
                .oauth2(TestServers.tokens().token(token))
                .queryParams(parameters)
                .get("/api/v1/platform/projects/" + project + "/activity");
    }

    static RequestSpecification platform() {
        var document = RestAssured.get("/openapi/platform.json").asString();
        return RestAssured.given().filter(new OpenApiFilter(OpenApiResponses.of(document)));
    }
}
