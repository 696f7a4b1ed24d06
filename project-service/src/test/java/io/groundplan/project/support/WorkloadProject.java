package io.groundplan.project.support;

import java.util.UUID;

import io.restassured.response.Response;

/** A project that was made at the workload surface, and its owner there. */
public record WorkloadProject(Client owner, String id) {

    public static WorkloadProject created(Client person) {
        return created(person, "{\"name\":\"my-saas\"}");
    }

    public static WorkloadProject created(Client person, String json) {
        var owner = person.at(Door.WORKLOAD);
        var answer = owner.post("/api/v1/projects", json);
        answer.then().statusCode(201);
        return new WorkloadProject(owner, answer.path("id"));
    }

    public UUID uuid() {
        return UUID.fromString(id);
    }

    public String path() {
        return "/api/v1/projects/" + id;
    }

    public String path(String part) {
        return path() + "/" + part;
    }

    public String environment(String environment) {
        return path("environments/" + environment);
    }

    /** The id of the environment that every project has. */
    public String production() {
        return named("production");
    }

    /** The id of the environment of that name. */
    public String named(String name) {
        return owner.get(path("environments")).path("find { it.name == '" + name + "' }.id");
    }

    /** Makes a further environment and answers its id. */
    public String newEnvironment(String name) {
        var answer = owner.post(path("environments"), "{\"name\":\"" + name + "\"}");
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** Uploads a picture and answers its path. */
    public String newIcon() {
        Response answer = Pictures.upload(owner, id, "icon", Pictures.of("png"));
        answer.then().statusCode(200);
        return answer.path("icon_path");
    }

    /** The same project as tests of the database surface see it. */
    public TestProject asDatabaseProject() {
        return new TestProject(owner.at(Door.DATABASE), id, null);
    }
}
