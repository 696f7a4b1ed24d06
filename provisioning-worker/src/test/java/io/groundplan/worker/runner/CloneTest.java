package io.groundplan.worker.runner;

import java.sql.SQLException;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is in a clone: everything that is in its source, and nothing of anyone's rights but its owner's. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class CloneTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aCloneHasTheCatalogAndTheContentOfItsSource() throws SQLException {
        var tenant = Shop.opened(engine);

        var job = engine.run(tenant, tenant.copy());

        assertEquals("completed", job.state(), job::toString);
        var copy = tenant.copied();
        var source = DatabaseContent.of(tenant);
        source.requireAtLeast("table", 30);
        source.requireSame(DatabaseContent.of(copy));
        assertEquals(3, TenantServer.traces(copy));
    }

    @Test
    void itsProgressIsInTheOutputOfTheJobWithoutAnyRow() throws SQLException {
        var tenant = Shop.opened(engine);

        var job = engine.run(tenant, tenant.copy());

        assertTrue(job.stdout().contains("extension hstore"), job::stdout);
        assertTrue(
                job.stdout().contains("rows %s.accounts: 1 tables, 300 rows".formatted(tenant.database())),
                job::stdout);
        assertTrue(job.stdout().contains("large objects %s: 1".formatted(tenant.database())), job::stdout);
        assertTrue(job.stdout().contains("refreshed public.sales_by_day"), job::stdout);
        assertTrue(job.stdout()
                .contains("clone %s to %s COPY"
                        .formatted(tenant.database(), tenant.copied().database())));
        assertTrue(!job.stdout().contains("Person No"));
    }

    @Test
    void aCloneGoesOnWhereItsSourceIs() throws SQLException {
        var tenant = Shop.opened(engine);
        engine.run(tenant, tenant.copy());

        for (var database : new Tenant[] {tenant, tenant.copied()}) {
            try (var connection = database.connect()) {
                assertEquals("77", TenantServer.read(connection, "select nextval('language_id_seq')"));
                assertEquals(
                        "2500",
                        TenantServer.read(
                                connection,
                                "insert into accounts.customer (full_name) values ('New One') returning number"));
                assertEquals(
                        "NO",
                        TenantServer.read(connection, "select initials from accounts.customer where number = 2500"));
                TenantServer.run(
                        connection,
                        "insert into rental values (-1, now(), 1, (select min(id::text)::uuid from accounts.customer))");
                TenantServer.run(connection, "create table made_by_the_client (id integer)");
            }
        }
    }

    @Test
    void eachIsItsOwnAndReachesNothingOfTheOther() throws SQLException {
        var tenant = Shop.opened(engine);
        engine.run(tenant, tenant.copy());
        var copy = tenant.copied();

        try (var connection = copy.connect()) {
            TenantServer.run(connection, "truncate film cascade");
        }

        try (var connection = tenant.connect()) {
            assertEquals("200", TenantServer.read(connection, "select count(*) from film"));
            assertEquals(
                    "f",
                    TenantServer.read(
                            connection, "select has_database_privilege('%s', 'connect')".formatted(copy.database())));
        }
    }

    @Test
    void settingsOfTheDatabaseAndItsRolesComeAlong() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        try (var connection = tenant.connect()) {
            TenantServer.run(
                    connection,
                    """
                    create schema "My App";
                    alter database %1$s set search_path to "My App", public;
                    alter role %2$s in database %1$s set timezone to 'Asia/Tokyo'
                    """
                            .formatted(tenant.database(), tenant.target().ownerRole()));
            TenantServer.run(connection, "set role none");
            TenantServer.run(
                    connection,
                    "alter role %s set work_mem to '5MB'"
                            .formatted(tenant.target().loginRole()));
        }

        assertEquals("completed", engine.run(tenant, tenant.copy()).state());

        try (var connection = tenant.copied().connect()) {
            assertEquals("\"My App\", public", TenantServer.read(connection, "show search_path"));
            assertEquals("5MB", TenantServer.read(connection, "show work_mem"));
            assertEquals("60s".equals(TenantServer.read(connection, "show statement_timeout")) ? 1 : 0, 0);
        }
        assertEquals(
                "{TimeZone=Asia/Tokyo}",
                TenantServer.read(
                        "select setconfig from pg_db_role_setting where setrole = '%s'::regrole and setdatabase <> 0"
                                .formatted(tenant.copied().target().ownerRole())));
    }

    @Test
    void bothDatabasesOfAnEnvironmentAreCopied() throws SQLException {
        var first = Shop.opened(engine);
        var second = first.copied("_2");
        engine.run(second, second.createDatabase());
        try (var connection = second.connect()) {
            TenantServer.run(connection, "create table only_here as select 1 as one");
        }

        var one = engine.request(first, first.copyTo(first.copied("_c1")));
        var two = engine.request(first, second.copyTo(first.copied("_c2")));

        assertEquals("completed", engine.finish(one).state());
        assertEquals("completed", engine.finish(two).state());
        DatabaseContent.of(first).requireSame(DatabaseContent.of(first.copied("_c1")));
        DatabaseContent.of(second).requireSame(DatabaseContent.of(first.copied("_c2")));
    }

    @Test
    void aPublicSchemaThatItsOwnerReplacedIsReplacedInTheClone() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "drop schema public cascade");
            TenantServer.run(connection, "create schema public; create extension citext; create table t (a citext)");
        }

        var job = engine.run(tenant, tenant.copy());

        assertEquals("completed", job.state(), job::toString);
        DatabaseContent.of(tenant).requireSame(DatabaseContent.of(tenant.copied()));
        try (var connection = tenant.copied().connect()) {
            TenantServer.run(connection, "drop extension citext cascade");
        }
    }

    @Test
    void codeOfTheTenantRunsWithTheTenantsRightsOnly() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        Spy.installed(tenant);

        var job = engine.run(tenant, tenant.copy());

        assertEquals("completed", job.state(), job::toString);
        Spy.requireHarmlessIn(tenant.copied());
        assertNull(TenantServer.read("select rolname from pg_roles where rolsuper and rolname <> 'postgres'"));
    }

    @Test
    void aConstraintThatReadsDifferentlyAfterItWasParsedAgainIsNoDifference() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        try (var connection = tenant.connect()) {
            TenantServer.run(
                    connection,
                    """
                    create table t (state varchar(10) check (state in ('new', 'done')),
                        done boolean generated always as (state in ('done', 'gone')) stored);
                    create view v as select * from t where state in ('a', 'b');
                    create index i on t (state) where state in ('x', 'y')
                    """);
        }
        assertEquals("completed", engine.run(tenant, tenant.copy()).state());
    }
}
