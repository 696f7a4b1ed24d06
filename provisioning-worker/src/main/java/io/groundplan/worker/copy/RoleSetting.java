package io.groundplan.worker.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an owner set for a database, for one of its roles, or for a role in it; the role is already the copy's. */
record RoleSetting(Optional<String> role, boolean inDatabase, String name, String value) {
    private static final String DEFAULT_PATH = "\"$user\", public";

    static RoleSetting of(ResultSet row) throws SQLException {
        return new RoleSetting(
                Optional.ofNullable(row.getString("role")),
                row.getBoolean("in_database"),
                row.getString("name"),
                row.getString("value"));
    }

    /** The search path of the login's sessions: the most particular setting wins. */
    static String searchPath(List<RoleSetting> settings, RoleMap roles) {
        return settings.stream()
                .filter(setting -> setting.name().equals("search_path"))
                .filter(setting -> setting.role().isEmpty()
                        || setting.role().get().equals(roles.login().name()))
                .max(Comparator.comparing(
                                (RoleSetting setting) -> setting.role().isPresent())
                        .thenComparing(RoleSetting::inDatabase))
                .map(RoleSetting::value)
                .orElse(DEFAULT_PATH);
    }

    /**
     * Sets it by the server's own means, which keep lists and quotes as they are, and as the role that may have set it, so
     * that nothing is allowed in the copy that was not in the source. No code of a tenant runs by this.
     */
    String statement(CopyOrder order) {
        var actor = role.orElse(order.roles().owner().name());
        return """
                set local role %1$s;
                select set_config(%2$s, %3$s, true);
                alter %4$s set %5$s from current
                """
                .formatted(
                        SqlText.identifier(actor),
                        SqlText.literal(name),
                        SqlText.literal(value),
                        subject(order),
                        SqlText.setting(name));
    }

    private String subject(CopyOrder order) {
        var database = "database " + order.target().quoted();
        return role.map(name -> "role " + SqlText.identifier(name) + (inDatabase ? " in " + database : ""))
                .orElse(database);
    }
}
