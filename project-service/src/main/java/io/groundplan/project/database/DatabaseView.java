package io.groundplan.project.database;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.project.access.Standing.Existence;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectView;
import io.groundplan.project.project.SeenProject;
import io.groundplan.project.secret.Sealed;

/** Projects with their primary databases, read in one statement. */
@ApplicationScoped
class DatabaseView {
    private static final String COLUMNS =
            """
            , d.id as d_id, d.environment_id as d_environment, d.name as d_name, d.database_name, d.owner_role,
            d.login_role, d.cluster_id, d.region, d.state as d_state, d.last_error, d.password_key_id,
            d.password_sealed, d.next_password_key_id, d.next_password_sealed, d.latest_job_id, d.version as d_version,
            d.created_at as d_created_at
            """;

    private static final String JOIN = "left join project_database d on d.id = p.primary_database_id";
    private static final String LISTED = "p.primary_database_id is not null and p.state <> 'deleted'";

    private final Plans plans;
    private final ProjectView<Optional<DatabaseProject>> primary;
    private final ProjectView<DatabaseProject> withDatabase;

    DatabaseView(Plans plans) {
        this.plans = plans;
        this.primary = new ProjectView<>(COLUMNS, JOIN, LISTED, Existence.DELETING, this::ifAny);
        this.withDatabase =
                new ProjectView<>(COLUMNS, JOIN, LISTED, Existence.DELETING, (seen, row) -> whole(seen.project(), row));
    }

    /** A project and its primary database, if it has one. */
    ProjectView<Optional<DatabaseProject>> primary() {
        return primary;
    }

    /** Lists only projects that have one. */
    ProjectView<DatabaseProject> withDatabase() {
        return withDatabase;
    }

    private Optional<DatabaseProject> ifAny(SeenProject seen, Row row) {
        return row.getUUID("d_id") == null ? Optional.empty() : Optional.of(whole(seen.project(), row));
    }

    private DatabaseProject whole(Project project, Row row) {
        return new DatabaseProject(
                project, database(project, row), plans.of(project.limits().plan()));
    }

    private static Database database(Project project, Row row) {
        UUID id = row.getUUID("d_id");
        var target = new DatabaseTarget(
                id, row.getString("database_name"), row.getString("owner_role"), row.getString("login_role"));
        return new Database(
                new DatabaseId(id),
                project.id(),
                new EnvironmentId(row.getUUID("d_environment")),
                row.getString("d_name"),
                target,
                row.getString("cluster_id"),
                row.getString("region"),
                DatabaseState.of(row.getString("d_state")),
                Optional.ofNullable(row.getString("last_error")),
                new Sealed(row.getString("password_key_id"), bytes(row, "password_sealed")),
                Optional.ofNullable(row.getString("next_password_key_id"))
                        .map(keyId -> new Sealed(keyId, bytes(row, "next_password_sealed"))),
                Optional.ofNullable(row.getUUID("latest_job_id")).map(JobId::new),
                row.getLong("d_version"),
                createdAt(row).toInstant());
    }

    private static OffsetDateTime createdAt(Row row) {
        return row.getOffsetDateTime("d_created_at");
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }
}
