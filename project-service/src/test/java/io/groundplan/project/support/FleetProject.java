package io.groundplan.project.support;

import java.util.UUID;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** A project of a test that was made on the fleet surface, its creator and the token that it starts with. */
public record FleetProject(Client creator, String id, String token) {

    public static FleetProject created(Client person) {
        return created(person, "Shop");
    }

    public static FleetProject created(Client person, String name) {
        var creator = person.at(Door.FLEET);
        var answer = creator.post("/v1/projects", "{\"name\":\"" + name + "\"}");
        answer.then().statusCode(201);
        return new FleetProject(creator, answer.path("id"), answer.path("token"));
    }

    /** The program that holds the first token. */
    public Client program() {
        return program(token);
    }

    public static Client program(String token) {
        return Client.withHeader("X-Project-Token", token).at(Door.FLEET);
    }

    /** The text of a new token with these permissions, each quoted. */
    public String newToken(String permissions) {
        var answer = creator.post(path("tokens"), "{\"name\":\"test\",\"permissions\":[" + permissions + "]}");
        answer.then().statusCode(201);
        return answer.path("token");
    }

    /** The id of a new agent or aggregator. */
    public String registered(String plural) {
        var answer = creator.post(path(plural), "{\"name\":\"edge-1\"}");
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** Gives the person a direct role. */
    public Client joined(String name, String role) {
        var person = Client.person(name).at(Door.FLEET);
        Members.inProject(new TestProject(creator, id, null), person, role);
        return person;
    }

    public String path() {
        return "/v1/projects/" + id;
    }

    public String path(String part) {
        return path() + "/" + part;
    }

    public UUID uuid() {
        return ProjectId.parse(id).orElseThrow().value();
    }
}
