package io.groundplan.project.support;

import java.util.UUID;

import io.restassured.response.Response;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** A project of the studio surface, and its manager. */
public record StudioProject(Client manager, String id) {
    public static final String BRIEF =
            "{\"projectName\":\"Churn\",\"clientName\":\"Acme Corp\",\"description\":\"Predict churn.\"}";

    public static final String TASK =
            "{\"name\":\"Collect raw data\",\"description\":\"Export it.\",\"phase\":\"data_understanding\"}";

    public static final String DATASET =
            "{\"name\":\"Transactions\",\"source\":\"Warehouse\",\"description\":\"Two years.\","
                    + "\"acquisitionDate\":\"2024-01-15\",\"phase\":\"data_understanding\"}";

    public static final String EXPERIMENT =
            "{\"name\":\"Baseline\",\"algorithmModel\":\"Logistic regression\",\"parameters\":\"C=1\","
                    + "\"metric\":\"ROC AUC\",\"result\":\"0.81\",\"conclusion\":\"Good enough.\",\"phase\":\"modeling\"}";

    public static final String DECISION =
            "{\"description\":\"Boost.\",\"justification\":\"Best score.\",\"phase\":\"evaluation\"}";

    /** The caller may be at any door. */
    public static StudioProject created(Client manager) {
        var caller = manager.at(Door.STUDIO);
        var answer = caller.post("/projects", BRIEF);
        answer.then().statusCode(201);
        return new StudioProject(caller, answer.path("_id"));
    }

    public String path() {
        return "/projects/" + id;
    }

    public String path(String part) {
        return path() + "/" + part;
    }

    public UUID uuid() {
        return ProjectId.parse(id).orElseThrow().value();
    }

    /** Its id. */
    public String task() {
        return created("tasks", TASK).path("_id");
    }

    /** Makes something in the project. */
    public Response created(String part, String json) {
        var answer = manager.post(path(part), json);
        answer.then().statusCode(201);
        return answer;
    }

    /** Someone with that role in the project, at the studio. */
    public Client with(String role) {
        var person = Client.person(role).at(Door.STUDIO);
        Members.inProject(new TestProject(manager, id, null), person, role);
        return person;
    }
}
