package io.groundplan.project.support;

import java.util.List;

import io.restassured.response.Response;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** Projects as one of the surfaces has them: their paths, their bodies, and where an answer has what. */
public enum ProjectsAt {
    PLATFORM("/api/v1/platform/projects", "PATCH", 201, 200, 200, "project.", "projects.", "id", "name"),
    WORKLOAD("/api/v1/projects", "PUT", 201, 200, 204, "", "", "id", "name"),
    STUDIO("/projects", "PUT", 201, 200, 200, "", "", "_id", "projectName"),
    DATABASE("/v1/projects", "PATCH", 202, 200, 202, "project.", "projects.", "id", "name"),
    FLEET("/v1/projects", "PATCH", 201, 204, 200, "", "", "id", "name");

    private final String collection;
    private final String changeMethod;
    private final int created;
    private final int changed;
    private final int deleted;
    private final String one;
    private final String many;
    private final String id;
    private final String name;

    ProjectsAt(
            String collection,
            String changeMethod,
            int created,
            int changed,
            int deleted,
            String one,
            String many,
            String id,
            String name) {
        this.collection = collection;
        this.changeMethod = changeMethod;
        this.created = created;
        this.changed = changed;
        this.deleted = deleted;
        this.one = one;
        this.many = many;
        this.id = id;
        this.name = name;
    }

    public static ProjectsAt of(Door door) {
        return valueOf(door.name());
    }

    public Door door() {
        return Door.valueOf(name());
    }

    /** Where projects are created. */
    public String collection() {
        return collection;
    }

    /** Where the projects of a person are listed. */
    public String list(Client person) {
        return this == PLATFORM ? collection + "/team/" + person.organization() : collection;
    }

    /** The same in pages, by the parameter that the surface has for it. */
    public String list(Client person, String limit) {
        return list(person) + (this == FLEET ? "?last=" : "?limit=") + limit;
    }

    public String path(ProjectId project) {
        return path(idText(project));
    }

    public String path(String project) {
        return collection + "/" + project;
    }

    /** The id in the form of this surface. */
    public String idText(ProjectId project) {
        return switch (this) {
            case PLATFORM, DATABASE -> project.text();
            case WORKLOAD, FLEET -> project.value().toString();
            case STUDIO -> CanonicalId.hex(project.value());
        };
    }

    /** The name of the property that holds a project's name. */
    public String nameProperty() {
        return name;
    }

    /** A body that creates a project; the name is given as JSON. */
    public String creation(Client person, String nameAsJson) {
        return switch (this) {
            case PLATFORM -> "{\"name\":" + nameAsJson + ",\"teamId\":\"" + person.organization() + "\"}";
            case STUDIO -> change(nameAsJson);
            case WORKLOAD, DATABASE, FLEET -> "{\"name\":" + nameAsJson + "}";
        };
    }

    public String changeMethod() {
        return changeMethod;
    }

    /** A body that renames a project; the name is given as JSON. */
    public String change(String nameAsJson) {
        return this == STUDIO
                ? "{\"projectName\":" + nameAsJson + ",\"clientName\":\"Acme\",\"description\":\"A shop\"}"
                : "{\"name\":" + nameAsJson + "}";
    }

    public int createdStatus() {
        return created;
    }

    public int changedStatus() {
        return changed;
    }

    public int deletedStatus() {
        return deleted;
    }

    public Response create(Client person, String projectName) {
        return person.at(door()).post(collection, creation(person, '"' + projectName + '"'));
    }

    /** A new project that can be changed, of a person who may be at any surface. */
    public ProjectId created(Client person, String projectName) {
        var answer = create(person, projectName);
        answer.then().statusCode(created);
        if (this == DATABASE) {
            var owner = person.at(door());
            new TestProject(owner, answer.path("project.id"), answer.path("job.id")).completed(answer.path("job.id"));
        }
        return ProjectId.parse(idOf(answer)).orElseThrow();
    }

    public Response rename(Client person, ProjectId project, String newName) {
        return person.at(door()).call(changeMethod, path(project), change('"' + newName + '"'));
    }

    public Response get(Client person, ProjectId project) {
        return person.at(door()).get(path(project));
    }

    public Response delete(Client person, ProjectId project) {
        return person.at(door()).delete(path(project));
    }

    /** The id in the answer that shows one project. */
    public String idOf(Response answer) {
        return answer.path(one + id);
    }

    public String nameOf(Response answer) {
        return answer.path(one + name);
    }

    /** The ids in the answer that lists projects. */
    public List<String> idsOf(Response answer) {
        return answer.jsonPath().getList(many + id);
    }

    public List<String> namesOf(Response answer) {
        return answer.jsonPath().getList(many + name);
    }
}
