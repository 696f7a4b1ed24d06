package io.groundplan.membership;

import java.util.Map;

import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** An invite to a project, as the answer to its making and the tables have it. */
record TestInvite(String id, String token) {
    private static final String EXPIRE =
            "update invite set expires_at = now() - interval '1 second' where id = ?::uuid" + " returning state";

    static String body(String email, String role) {
        return "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}";
    }

    static Response to(TestProject project, String email, String role) {
        return by(project.owner(), project, email, role);
    }

    static Response by(Person caller, TestProject project, String email, String role) {
        return caller.post(path(project), body(email, role));
    }

    /** A pending one that the owner made. */
    static TestInvite made(TestProject project, Person invited, String role) {
        var answer = to(project, invited.email(), role);
        answer.then().statusCode(201);
        return of(answer);
    }

    static TestInvite of(Response answer) {
        return new TestInvite(answer.path("id"), answer.path("token"));
    }

    static String path(TestProject project) {
        return project.path() + "/invites";
    }

    /** Somebody without a login opens the link. */
    Response open() {
        return given().get("/api/v1/invites/" + token);
    }

    Response acceptedBy(Person person) {
        return acceptedBy(person, Map.of());
    }

    Response acceptedBy(Person person, Map<String, String> headers) {
        return person.call("POST", "/api/v1/invites/" + token + "/accept", null, headers);
    }

    Response cancelledBy(Person person, TestProject project) {
        return person.delete(path(project) + "/" + id);
    }

    /** Its time is over from now on. */
    void expire() {
        ServiceDatabase.value(EXPIRE, id);
    }

    /** What the table says. */
    String state() {
        return (String) ServiceDatabase.value("select state from invite where id = ?::uuid", id);
    }
}
