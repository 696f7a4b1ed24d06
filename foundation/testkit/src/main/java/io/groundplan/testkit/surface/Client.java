package io.groundplan.testkit.surface;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static io.restassured.RestAssured.given;

/** Someone who calls a surface; each of the answers must be one that the surface's published document describes. */
public final class Client {
    private final Door door;
    private final UserId user;
    private final String email;
    private final Map<String, String> headers;

    private Client(Door door, UserId user, String email, Map<String, String> headers) {
        this.door = door;
        this.user = user;
        this.email = email;
        this.headers = headers;
    }

    /** A person whom nobody has seen before. */
    public static Client person(String name) {
        return of(
                TokenRequest.of(name + "-" + UUID.randomUUID() + "@example.org").withName(name));
    }

    /** The person whom a token of that kind describes. */
    public static Client of(TokenRequest request) {
        var token = TestServers.tokens().token(request);
        var id = UserId.of(TestServers.ISSUER, request.sub());
        return new Client(Door.DATABASE, id, request.email(), Map.of("Authorization", "Bearer " + token));
    }

    /** A program with an API key. */
    public static Client withKey(String key) {
        return new Client(Door.DATABASE, null, null, Map.of("X-API-Key", key));
    }

    /** Someone with just these headers. */
    public static Client withHeader(String name, String value) {
        return new Client(Door.DATABASE, null, null, Map.of(name, value));
    }

    public static Client anonymous() {
        return new Client(Door.DATABASE, null, null, Map.of());
    }

    /** The same caller with one more header. */
    public Client with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(door, user, email, more);
    }

    /** The same caller at another surface; without it everyone is at the database one. */
    public Client at(Door other) {
        return new Client(other, user, email, headers);
    }

    public Door door() {
        return door;
    }

    public String email() {
        return email;
    }

    public UserId user() {
        return user;
    }

    /** The person's own organization. */
    public String organization() {
        return TeamId.personalOf(user).organizationText();
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Response get(String path) {
        return call("GET", path, null);
    }

    public Response post(String path) {
        return call("POST", path, null);
    }

    public Response post(String path, String json) {
        return call("POST", path, json);
    }

    public Response patch(String path, String json) {
        return call("PATCH", path, json);
    }

    public Response put(String path, String json) {
        return call("PUT", path, json);
    }

    public Response delete(String path) {
        return call("DELETE", path, null);
    }

    /** Any operation, by the path that the document has it under. */
    public Response call(String method, String path, String json) {
        var request = request().filter(new DocumentedAnswers(door));
        return (json == null ? request : request.body(json)).request(method, door.address(path));
    }

    /** Sends a file as one part of a form. */
    public Response upload(String method, String path, String part, byte[] file) {
        return given().urlEncodingEnabled(false)
                .headers(headers)
                .multiPart(part, "icon.png", file, "image/png")
                .filter(new DocumentedAnswers(door))
                .request(method, door.address(path));
    }

    /** A request whose answer is not compared with the document, which does not know what nobody should ask. */
    public Response send(String method, String path, String body) {
        var request = request();
        return (body == null ? request : request.body(body)).request(method, door.address(path));
    }

    /** A request as this caller whose answer is not compared with the document. */
    public RequestSpecification request() {
        return given().urlEncodingEnabled(false).headers(headers).contentType(ContentType.JSON);
    }
}
