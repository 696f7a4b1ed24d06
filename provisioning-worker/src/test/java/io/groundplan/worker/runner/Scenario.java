package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.worker.step.Plan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A job of one type: what must be there before it, what it asks for, and how one sees that it is done. */
enum Scenario {
    PROVISION(tenant -> List.of(), Tenant::provision, Scenario::requireUsable),
    CREATE_DATABASE(tenant -> List.of(), Tenant::createDatabase, Scenario::requireUsable),
    DELETE(tenant -> List.of(tenant.provision()), Tenant::delete, Scenario::requireGone),
    DELETE_DATABASE(tenant -> List.of(tenant.provision()), Tenant::deleteDatabase, Scenario::requireGone),
    ENABLE(
            tenant -> List.of(tenant.provision()),
            tenant -> tenant.enable("hstore"),
            tenant -> requireHstore(tenant, 1)),
    DISABLE(
            tenant -> List.of(tenant.provision(), tenant.enable("hstore")),
            tenant -> tenant.disable("hstore"),
            tenant -> requireHstore(tenant, 0)),
    ROTATE(tenant -> List.of(tenant.provision()), tenant -> tenant.rotate("rotated"), Scenario::requireRotated),
    LIMITS(tenant -> List.of(tenant.provision()), tenant -> tenant.limit(Tenant.SMALL), Scenario::requireSmall),
    CLONE(tenant -> List.of(tenant.provision()), Tenant::copy, tenant -> requireUsable(tenant.copied()));

    private final Function<Tenant, List<JobSpec>> before;
    private final Function<Tenant, JobSpec> spec;
    private final Check check;

    private interface Check {
        void require(Tenant tenant) throws Exception;
    }

    Scenario(Function<Tenant, List<JobSpec>> before, Function<Tenant, JobSpec> spec, Check check) {
        this.before = before;
        this.spec = spec;
        this.check = check;
    }

    Tenant prepare(Engine engine) {
        var tenant = Tenant.create();
        before.apply(tenant)
                .forEach(
                        job -> assertEquals("completed", engine.run(tenant, job).state()));
        return tenant;
    }

    JobSpec spec(Tenant tenant) {
        return spec.apply(tenant);
    }

    int steps() {
        return Plan.of(spec(Tenant.create())).steps().size();
    }

    void requireDone(Tenant tenant) {
        assertDoesNotThrow(() -> check.require(tenant));
    }

    private static void requireUsable(Tenant tenant) throws Exception {
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table if not exists note (id uuid default gen_random_uuid())");
            TenantServer.run(connection, "insert into note default values");
        }
        assertEquals(3, TenantServer.traces(tenant));
    }

    private static void requireGone(Tenant tenant) {
        assertEquals(0, TenantServer.traces(tenant));
    }

    private static void requireHstore(Tenant tenant, int count) {
        assertEquals(
                Integer.toString(count),
                TenantServer.read(tenant.database(), "select count(*) from pg_extension where extname = 'hstore'"));
    }

    private static void requireRotated(Tenant tenant) throws Exception {
        assertThrows(SQLException.class, tenant::connect);
        tenant.connectWith("rotated").close();
    }

    private static void requireSmall(Tenant tenant) throws Exception {
        try (var connection = tenant.connect()) {
            assertEquals("5s", TenantServer.read(connection, "show statement_timeout"));
            assertEquals("10s", TenantServer.read(connection, "show idle_in_transaction_session_timeout"));
        }
        assertEquals(
                "3",
                TenantServer.read("select rolconnlimit from pg_roles where rolname = '%s'"
                        .formatted(tenant.target().loginRole())));
    }
}
