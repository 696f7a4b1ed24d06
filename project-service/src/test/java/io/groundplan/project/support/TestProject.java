package io.groundplan.project.support;

import java.util.UUID;

import io.restassured.path.json.JsonPath;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.surface.Client;

/** A project of a test, its owner, and the job that provisions it. */
public record TestProject(Client owner, String id, String job) {

    /** A project whose database is not there yet. */
    public static TestProject created(Client owner) {
        return created(owner, "{\"name\":\"Shop\"}");
    }

    public static TestProject created(Client owner, String json) {
        var answer = owner.post("/v1/projects", json);
        answer.then().statusCode(202);
        return new TestProject(owner, answer.path("project.id"), answer.path("job.id"));
    }

    /** A project that can be changed. */
    public static TestProject ready(Client owner) {
        return ready(owner, "{\"name\":\"Shop\"}");
    }

    public static TestProject ready(Client owner, String json) {
        var project = created(owner, json);
        project.completed(project.job());
        return project;
    }

    public String path() {
        return "/v1/projects/" + id;
    }

    public String path(String part) {
        return part.isEmpty() ? path() : path() + "/" + part;
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

    /** Requests a change and answers its job. */
    public String requested(String method, String part, String json) {
        var answer = owner.call(method, path(part), json);
        answer.then().statusCode(202);
        return answer.path("job.id");
    }

    /** The job runs and completes, and the service knows it. */
    public void completed(String jobId) {
        FakeWorker.start(jobId);
        FakeWorker.complete(jobId);
        awaitEnd(jobId);
    }

    /** The job runs and fails, and the service knows it. */
    public void failed(String jobId, String error) {
        FakeWorker.start(jobId);
        FakeWorker.fail(jobId, error);
        awaitEnd(jobId);
    }

    /** The `job` of the answer once it has ended. */
    public JsonPath awaitEnd(String jobId) {
        var answer = owner.get("/v1/jobs/" + jobId + "?wait=20s");
        answer.then().statusCode(200);
        return answer.jsonPath().setRootPath("job");
    }
}
