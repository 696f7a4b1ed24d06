package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;

import io.groundplan.testkit.quarkus.TestServers;

/** The spare databases of the tenant server as its administrator sees them. */
final class SpareDatabases {
    private static final String OWNER = "groundplan_spare";

    private SpareDatabases() {}

    /** Object ids by name. */
    static Map<String, String> all() {
        var found = new TreeMap<String, String>();
        try (var connection = TestServers.tenant().connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname, oid from pg_database"
                        + " where pg_get_userbyid(datdba) = '%s'".formatted(OWNER))) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String only() {
        return all().keySet().iterator().next();
    }

    static String oid(Tenant tenant) {
        return TenantServer.read("select oid from pg_database where datname = '%s'".formatted(tenant.database()));
    }

    static String marker(String database) {
        return TenantServer.read("select shobj_description(oid, 'pg_database') from pg_database where datname = '%s'"
                .formatted(database));
    }

    /** What spares there were is now a spare or the tenant's, and nothing else is gone. */
    static List<String> unaccounted(Map<String, String> before, Tenant tenant) {
        var missing = new ArrayList<>(before.values());
        missing.removeAll(all().values());
        missing.remove(oid(tenant));
        return missing;
    }

    static void awaitWaitingForLock(int sessions) {
        Awaitility.await("sessions that wait for a lock")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> waitingForLock() == sessions);
    }

    static int waitingForLock() {
        return Integer.parseInt(
                TenantServer.read("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"));
    }
}
