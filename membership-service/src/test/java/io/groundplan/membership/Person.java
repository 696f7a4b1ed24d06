package io.groundplan.membership;

import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.testkit.quarkus.TestServers;

import static io.restassured.RestAssured.given;

/** Somebody whom no test has seen before, and the requests that services make about them. */
record Person(String subject, String name) {

    static Person named(String name) {
        return new Person(UUID.randomUUID().toString(), name);
    }

    UserId id() {
        return UserId.of(TestServers.ISSUER, subject);
    }

    TeamId personalTeam() {
        return TeamId.personalOf(id());
    }

    Profile profile() {
        return new Profile(TestServers.ISSUER, subject, "person@example.com", true, name, null);
    }

    Response report() {
        return report(profile());
    }

    Response report(Profile profile) {
        return asService().contentType("application/json").body(profile).put("/internal/users/" + id().value());
    }

    static RequestSpecification asService() {
        return given().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }
}
