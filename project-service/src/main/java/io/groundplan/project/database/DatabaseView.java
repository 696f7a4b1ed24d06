package io.groundplan.project.database;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import io.groundplan.runtime.secret.Sealed;

/** Projects with their primary databases, read in one statement. */
@ApplicationScoped
class DatabaseView {
    /** The view's own columns in the order in which they are selected. */
    private enum Column {
        ID,
        ENVIRONMENT_ID,
        NAME,
        DATABASE_NAME,
        OWNER_ROLE,
        LOGIN_ROLE,
        CLUSTER_ID,
        REGION,
        STATE,
        LAST_ERROR,
        READ_ONLY,
        PASSWORD_KEY_ID,
        PASSWORD_SEALED,
        NEXT_PASSWORD_KEY_ID,
        NEXT_PASSWORD_SEALED,
        LATEST_JOB_ID,
        CREATED_AT,
        VERSION;

        int position() {
            return ProjectView.FIRST_OWN + ordinal();
        }

        static String selected() {
            return Stream.of(values())
                    .map(column -> ", d." + column.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    private static final String COLUMNS = Column.selected();
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
        return id(row, Column.ID) == null ? Optional.empty() : Optional.of(whole(seen.project(), row));
    }

    private DatabaseProject whole(Project project, Row row) {
        return new DatabaseProject(
                project, database(project, row), plans.of(project.limits().plan()));
    }

    private static Database database(Project project, Row row) {
        UUID id = id(row, Column.ID);
        var target = new DatabaseTarget(
                id, text(row, Column.DATABASE_NAME), text(row, Column.OWNER_ROLE), text(row, Column.LOGIN_ROLE));
        return new Database(
                new DatabaseId(id),
                project.id(),
                new EnvironmentId(id(row, Column.ENVIRONMENT_ID)),
                text(row, Column.NAME),
                target,
                text(row, Column.CLUSTER_ID),
                text(row, Column.REGION),
                DatabaseState.of(text(row, Column.STATE)),
                LastError.of(text(row, Column.LAST_ERROR), row.getBoolean(Column.READ_ONLY.position())),
                new Sealed(text(row, Column.PASSWORD_KEY_ID), bytes(row, Column.PASSWORD_SEALED)),
                Optional.ofNullable(text(row, Column.NEXT_PASSWORD_KEY_ID))
                        .map(keyId -> new Sealed(keyId, bytes(row, Column.NEXT_PASSWORD_SEALED))),
                Optional.ofNullable(id(row, Column.LATEST_JOB_ID)).map(JobId::new),
                row.getLong(Column.VERSION.position()),
                row.getOffsetDateTime(Column.CREATED_AT.position()).toInstant());
    }

    private static String text(Row row, Column column) {
        return row.getString(column.position());
    }

    private static UUID id(Row row, Column column) {
        return row.getUUID(column.position());
    }

    private static byte[] bytes(Row row, Column column) {
        return row.getBuffer(column.position()).getBytes();
    }
}
