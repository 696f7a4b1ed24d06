package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.awaitility.Awaitility;

/**
 * Stops the copy of a database in the middle of its rows, by a generated column that takes its time in every database but
 * the one it was made in, for as long as a certain role exists.
 */
final class Pause implements AutoCloseable {
    private final String role;
    private final String database;

    private Pause(String role, String database) {
        this.role = role;
        this.database = database;
    }

    static Pause inCopiesOf(Tenant tenant) throws SQLException {
        var pause = new Pause(tenant.database() + "_pause", tenant.copied().database());
        try (var connection = tenant.connect()) {
            pause.install(connection, tenant.database());
        }
        TenantServer.execute("create role " + pause.role);
        return pause;
    }

    private void install(Connection connection, String source) throws SQLException {
        TenantServer.run(
                connection,
                """
                create function paused() returns void language plpgsql volatile as $$ begin
                    while current_database() <> '%s' and exists (select from pg_roles where rolname = '%s') loop
                        perform pg_sleep(0.02);
                    end loop;
                end $$;
                create function slow(n integer) returns integer language plpgsql immutable as
                    $$ begin perform public.paused(); return n; end $$;
                create table taking_its_time (n integer, m integer generated always as (public.slow(n)) stored);
                insert into taking_its_time values (1)
                """
                        .formatted(source, role));
    }

    void awaitReached() {
        Awaitility.await("rows on their way")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> TenantServer.read(
                                "select 1 from pg_stat_activity where datname = '%s' and query like 'copy %%' and state = 'active'"
                                        .formatted(database))
                        != null);
    }

    @Override
    public void close() {
        TenantServer.execute("drop role if exists " + role);
    }
}
