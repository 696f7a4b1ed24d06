package io.groundplan.project.support;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** A project that was made on the platform surface, and its owner, who is at that surface. */
public record PlatformProject(Client owner, String id) {
    public static final String PROJECTS = "/api/v1/platform/projects";
    public static final String KEYS = "/api/v1/platform/api-keys";

    /** In the owner's personal team, without a database. */
    public static PlatformProject created(Client owner) {
        return created(owner, TeamId.personalOf(owner.user()));
    }

    public static PlatformProject created(Client owner, TeamId team) {
        var at = owner.at(Door.PLATFORM);
        var answer = at.post(PROJECTS, "{\"name\":\"Shop\",\"teamId\":\"" + team.text() + "\"}");
        answer.then().statusCode(201);
        return new PlatformProject(at, answer.path("project.id"));
    }

    public String path() {
        return PROJECTS + "/" + id;
    }

    public String databases() {
        return path() + "/databases";
    }

    public String database(String database) {
        return databases() + "/" + database;
    }

    public UUID uuid() {
        return ProjectId.parse(id).orElseThrow().value();
    }

    /** The `project` of its answer. */
    public JsonPath read() {
        var answer = owner.get(path());
        answer.then().statusCode(200);
        return answer.jsonPath().setRootPath("project");
    }

    /** A database that is being made. */
    public String wanted(String name) {
        var answer = owner.post(databases(), "{\"name\":\"" + name + "\"}");
        answer.then().statusCode(202);
        return answer.path("database.id");
    }

    public String ready(String name) {
        var database = wanted(name);
        onDatabase().completed(latestJob(database));
        return database;
    }

    public String failed(String name) {
        var database = wanted(name);
        onDatabase().failed(latestJob(database), "no");
        return database;
    }

    /** Deletes it; the job is left to the test. */
    public void deleting(String database) {
        owner.delete(database(database)).then().statusCode(200);
    }

    public void dropped(String database) {
        deleting(database);
        onDatabase().completed(latestJob(database));
    }

    public String state(String database) {
        return owner.get(database(database)).path("database.state");
    }

    /** The job that was ordered last for the database. */
    public String latestJob(String database) {
        return ServiceDatabase.value(
                        "select latest_job_id from project_database where id = ?",
                        DatabaseId.parse(database).orElseThrow().value())
                .toString();
    }

    /** The same project at the database surface; its jobs are the database's own. */
    public TestProject onDatabase() {
        return new TestProject(owner.at(Door.DATABASE), id, null);
    }

    public Response newKey(Client maker, String... scopes) {
        return maker.at(Door.PLATFORM).post(KEYS, keyJson("ci", scopes));
    }

    /** A body that makes a key of the project. */
    public String keyJson(String name, String... scopes) {
        var quoted = Stream.of(scopes).map(scope -> '"' + scope + '"').collect(Collectors.joining(","));
        return "{\"name\":\"" + name + "\",\"projectId\":\"" + id + "\",\"scopes\":[" + quoted + "]}";
    }
}
