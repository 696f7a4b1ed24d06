package io.groundplan.usage;

import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.quarkus.TestServers;

/** What the service under test has counted, read from its tables. */
public final class UsageTables {
    private static final String SUMS =
            """
            select 'minute ' || project_id || ' ' || extract(epoch from bucket)::bigint || ' ' || operation || ' '
                    || coalesce(database_id::text, 'none'),
                requests || ' ' || ingress_bytes || ' ' || egress_bytes
            from usage_minute where project_id = any (?)
            union all
            select 'hour ' || project_id || ' ' || extract(epoch from bucket)::bigint || ' ' || operation || ' '
                    || coalesce(database_id::text, 'none'),
                requests || ' ' || ingress_bytes || ' ' || egress_bytes
            from usage_hour where project_id = any (?)
            union all
            select 'day ' || project_id || ' ' || extract(epoch from bucket)::bigint || ' ' || operation || ' '
                    || coalesce(database_id::text, 'none'),
                requests || ' ' || ingress_bytes || ' ' || egress_bytes
            from usage_day where project_id = any (?)
            """;

    private static final String NOTES =
            """
            select id::text, action || ' ' || (details ->> 'reason')
            from activity_entry
            where action = 'usage.rejected'
            and project_id = any (?)
            """;

    private UsageTables() {}

    /** Requests, bytes in and bytes out of every bucket of these projects, in every table of sums. */
    public static TreeMap<String, String> sums(Collection<ProjectId> projects) {
        return sums(database(), projects);
    }

    /** The same in the database of a service that runs beside the test. */
    public static TreeMap<String, String> sums(String database, Collection<ProjectId> projects) {
        return rows(database, SUMS, 3, projects);
    }

    /** The notes on refused usage of these projects. */
    public static TreeMap<String, String> notes(Collection<ProjectId> projects) {
        return rows(database(), NOTES, 1, projects);
    }

    private static String database() {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static TreeMap<String, String> rows(
            String database, String sql, int parameters, Collection<ProjectId> projects) {
        var rows = new TreeMap<String, String>();
        try (var connection = TestServers.postgres().connect(database);
                var statement = connection.prepareStatement(sql)) {
            var ids = connection.createArrayOf(
                    "uuid", projects.stream().map(ProjectId::value).toArray(UUID[]::new));
            for (int i = 1; i <= parameters; i++) {
                statement.setArray(i, ids);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.put(result.getString(1), result.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
