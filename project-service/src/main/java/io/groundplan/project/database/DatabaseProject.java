package io.groundplan.project.database;

import io.groundplan.project.plan.Plan;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectState;

/** A project together with its primary database and plan: what the database surface calls a project. */
public record DatabaseProject(Project project, Database database, Plan plan) {

    /** The state of the project as a logical database. */
    public DatabaseState state() {
        return project.state() == ProjectState.ACTIVE ? database.state() : DatabaseState.DELETING;
    }

    /** What the login role may have: the plan's number unless the project set a lower one. */
    public int maxConnections() {
        return project.limits().ownMaxConnections().orElse(plan.maxConnections());
    }
}
