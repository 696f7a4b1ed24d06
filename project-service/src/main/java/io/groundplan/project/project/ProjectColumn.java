package io.groundplan.project.project;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every statement of {@link ProjectStatements} selects first, in this order. Rows are read by position: by name, the
 * client compares with one column after the other.
 */
enum ProjectColumn {
    ID,
    TEAM_ID,
    NAME,
    DISPLAY_NAME,
    DESCRIPTION,
    CLIENT_NAME,
    COLOR,
    SINGLE_SERVER_MODE,
    DEFAULT_SERVER_ID,
    AUTO_ERROR_TRACKING_ENABLED,
    ICON_FILE,
    SLUG,
    PURPOSE,
    PLAN,
    STATEMENT_TIMEOUT,
    IDLE_TRANSACTION_TIMEOUT,
    MAX_CONNECTIONS,
    PRIMARY_DATABASE_ID,
    STATE,
    VERSION,
    CREATED_AT,
    UPDATED_AT,
    DIRECT_ROLE("mine.role"),
    MEMBER_SINCE("mine.created_at"),
    TEAM_ROLE("team.role");

    private final String expression;

    ProjectColumn() {
        this.expression = "p." + name().toLowerCase(Locale.ROOT);
    }

    ProjectColumn(String expression) {
        this.expression = expression + " as " + name().toLowerCase(Locale.ROOT);
    }

    static String selected() {
        return Stream.of(values()).map(column -> column.expression).collect(Collectors.joining(", ", "select ", "\n"));
    }
}
