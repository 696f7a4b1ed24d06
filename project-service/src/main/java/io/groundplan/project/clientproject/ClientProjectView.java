package io.groundplan.project.clientproject;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.contracts.id.TaskId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.phase.Phase;
import io.groundplan.project.project.ProjectView;
import io.groundplan.project.project.SeenProject;
import io.groundplan.project.task.TaskStatus;
import io.groundplan.project.task.TaskSummary;

/** Projects with manager, team and tasks, read in one statement. */
final class ClientProjectView {
    private static final int TASKS = 1_000;

    /** A page has up to 1,000 projects, whose answer must fit in memory whatever people put into their tasks. */
    private static final int TASKS_OF_LISTED = 100;

    /** Served by project_member_one_owner, project_member_by_project and task_by_project. */
    private static final String COLUMNS =
            """
            , (select user_id from project_member where project_id = p.id and role = 'owner') as manager,
            array(select user_id from project_member where project_id = p.id and role in ('admin', 'member', 'viewer')
            order by created_at, user_id limit 1000) as members,
            array(select json_build_array(id, name, status, description, phase) from task where project_id = p.id
            order by id desc limit %d) as tasks
            """;

    static final ProjectView<ClientProject> ONE = withTasks(TASKS);
    static final ProjectView<ClientProject> LISTED = withTasks(TASKS_OF_LISTED);

    private ClientProjectView() {}

    private static ProjectView<ClientProject> withTasks(int atMost) {
        return ProjectView.of(COLUMNS.formatted(atMost), "", ClientProjectView::map);
    }

    private static ClientProject map(SeenProject seen, Row row) {
        return new ClientProject(
                seen.project(), Optional.ofNullable(row.getUUID("manager")).map(UserId::new), tasks(row), team(row));
    }

    private static List<UserId> team(Row row) {
        return Stream.of(row.getArrayOfUUIDs("members")).map(UserId::new).toList();
    }

    private static List<TaskSummary> tasks(Row row) {
        return Stream.of(row.getArrayOfJsonArrays("tasks"))
                .map(ClientProjectView::task)
                .toList();
    }

    private static TaskSummary task(JsonArray columns) {
        return new TaskSummary(
                new TaskId(UUID.fromString(columns.getString(0))),
                columns.getString(1),
                TaskStatus.of(columns.getString(2)),
                columns.getString(3),
                Phase.of(columns.getString(4)));
    }
}
