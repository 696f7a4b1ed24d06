package io.groundplan.membership;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.testkit.openapi.OpenApiFilter;
import io.groundplan.testkit.openapi.OpenApiResponses;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static io.restassured.RestAssured.given;

/** Somebody whom no test has seen before, their requests, and those that services make about them. */
record Person(String subject, String name, String email, boolean emailVerified) {
    private static final String EMAIL = "person@example.com";
    private static final Map<String, OpenApiResponses> DOCUMENTS = new ConcurrentHashMap<>();

    Person(String subject, String name) {
        this(subject, name, EMAIL, true);
    }

    static Person named(String name) {
        return new Person(UUID.randomUUID().toString(), name);
    }

    /** Somebody with an address that nobody else has, whom the directory does not know. */
    static Person withEmail(String name) {
        var subject = UUID.randomUUID().toString();
        return new Person(subject, name, name + "." + subject + "@Example.org", true);
    }

    /** Somebody whom the directory knows. */
    static Person known(String name) {
        var person = named(name);
        person.report().then().statusCode(200);
        return person;
    }

    UserId id() {
        return UserId.of(TestServers.ISSUER, subject);
    }

    TeamId personalTeam() {
        return TeamId.personalOf(id());
    }

    Profile profile() {
        return new Profile(TestServers.ISSUER, subject, email, emailVerified, name, null);
    }

    Response report() {
        return report(profile());
    }

    Response report(Profile profile) {
        return asService().contentType("application/json").body(profile).put("/internal/users/" + id().value());
    }

    Response get(String path) {
        return call("GET", path, null, Map.of());
    }

    Response post(String path, String json) {
        return call("POST", path, json, Map.of());
    }

    Response put(String path, String json) {
        return call("PUT", path, json, Map.of());
    }

    Response delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    /** The answer must be one that the surface's published document describes. */
    Response call(String method, String path, String json, Map<String, String> headers) {
        var token = TokenRequest.of(email).withSub(subject).withName(name).withEmailVerified(emailVerified);
        var request = given().filter(new OpenApiFilter(document(path)))
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(TestServers.tokens().token(token))
                .headers(headers)
                .contentType("application/json");
        return (json == null ? request : request.body(json)).request(method, path);
    }

    /** The same person before their address was verified. */
    Person unverified() {
        return new Person(subject, name, email, false);
    }

    static RequestSpecification asService() {
        return given().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }

    private static OpenApiResponses document(String path) {
        var surface = surface(URI.create(path).getPath());
        return DOCUMENTS.computeIfAbsent(
                surface,
                name -> OpenApiResponses.of(
                        RestAssured.get("/openapi/" + name + ".json").asString()));
    }

    private static String surface(String path) {
        if (path.startsWith("/api/v1/platform")) {
            return "platform";
        }
        return path.startsWith("/api/") ? "workload" : "fleet";
    }
}
