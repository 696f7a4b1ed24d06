package io.groundplan.project.support;

import java.util.List;
import java.util.UUID;

import io.restassured.response.Response;

import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

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

    /** Orders a database in the environment and answers its id. */
    public String newDatabase(String environment, String name) {
        var answer = owner.post(environment(environment) + "/databases", "{\"name\":\"" + name + "\"}");
        answer.then().statusCode(202);
        return answer.path("id");
    }

    /** A database of an environment that can be connected to. */
    public String readyDatabase(String environment, String name) {
        var database = newDatabase(environment, name);
        databaseCompleted(database);
        return database;
    }

    /** Clones the environment and answers the clone's id. */
    public String cloned(String environment, String name) {
        var answer = owner.post(environment(environment) + "/clone", "{\"name\":\"" + name + "\"}");
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** The ids of the databases of an environment, oldest first, those of a deleted one too. */
    public List<String> databasesOf(String environment) {
        var ids = (String) ServiceDatabase.value(
                "select string_agg(cast(id as text), ',' order by id) from project_database where environment_id = ?",
                UUID.fromString(environment));
        return ids == null ? List.of() : List.of(ids.split(","));
    }

    /** The worker does what the database's latest job asks for. */
    public void databaseCompleted(String database) {
        asDatabaseProject().completed(latestJob(database));
    }

    /** The worker cannot do what the database's latest job asks for. */
    public void databaseFailed(String database, String error) {
        asDatabaseProject().failed(latestJob(database), error);
    }

    public String latestJob(String database) {
        var job = ServiceDatabase.value(
                "select latest_job_id from project_database where id = ?", UUID.fromString(database));
        return new JobId((UUID) job).text();
    }

    /** The same project as tests of the database surface see it. */
    public TestProject asDatabaseProject() {
        return new TestProject(owner.at(Door.DATABASE), new ProjectId(uuid()).text(), null);
    }
}
