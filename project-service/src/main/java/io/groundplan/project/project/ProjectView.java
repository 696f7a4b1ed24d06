package io.groundplan.project.project;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.project.access.Standing.Existence;

/**
 * What a feature reads together with projects, in the same statement. `columns` and `joins` are SQL that names the
 * project's row `p`, each empty or beginning with a comma or a join; `listed` is what projects of lists must fulfil.
 */
public record ProjectView<T>(String columns, String joins, String listed, Existence atWorst, Mapper<T> mapper) {
    /** The position of the view's first own column; reading many columns by name costs more than the statement. */
    public static final int FIRST_OWN = ProjectColumn.values().length;

    /** Makes the answer of the project and the view's own columns. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(SeenProject seen, Row row);
    }

    /** A view of active projects, all of which it lists. */
    public static <T> ProjectView<T> of(String columns, String joins, Mapper<T> mapper) {
        return new ProjectView<>(columns, joins, "p.state = 'active'", Existence.ACTIVE, mapper);
    }

    /** Nothing but the projects. */
    public static ProjectView<SeenProject> plain() {
        return of("", "", (seen, row) -> seen);
    }
}
