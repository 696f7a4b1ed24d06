package io.groundplan.kubernetes;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.kubernetes.model.Postgres.Cluster;
import io.groundplan.kubernetes.model.Postgres.Database;
import io.groundplan.kubernetes.model.Postgres.Pooler;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatabasesTest {
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    static Stream<Workload> workloads() {
        return ConfigurationTest.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aServiceSignsInAsItsRoleAndItsMigrationAsTheOwner(Workload workload) {
        var url = workload.settings().get("QUARKUS_DATASOURCE_REACTIVE_URL");
        var name = url.substring(url.lastIndexOf('/') + 1);
        var secret = name + (workload.migrates() ? "-database-owner" : "-database");
        var keys = workload.secretSettings();
        assertAll(
                () -> assertEquals("postgresql://control-database-rw:5432/" + name, url),
                () -> assertEquals(
                        "jdbc:" + url + "?sslmode=verify-full&sslrootcert=/etc/groundplan/control-database/ca.crt",
                        workload.settings().get("QUARKUS_DATASOURCE_JDBC_URL")),
                () -> assertEquals(secret + "/username", keys.get(USERNAME)),
                () -> assertEquals(secret + "/password", keys.get(PASSWORD)),
                // the role that the migration grants to is the one that the service signs in as
                () -> assertEquals(
                        workload.migrates() ? name + "-database/username" : null,
                        keys.get("GROUNDPLAN_DATABASE_SERVICE_ROLE")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyDatabaseBelongsToARoleThatOnlyMigrates(Rendered rendered) {
        var roles = cluster(rendered, "control-database").spec().managed().roles().stream()
                .collect(Collectors.toMap(Cluster.Role::name, Function.identity()));
        var databases = rendered.models(Database.class);
        assertEquals(PodsTest.SERVICES.size(), databases.size());
        for (var database : databases) {
            var name = database.spec().name();
            assertEquals("control-database", database.spec().cluster().getName());
            assertEquals(name + "-owner", database.spec().owner());
            assertRole(roles.get(name + "-owner"), name + "-database-owner");
            assertRole(roles.get(name), name + "-database");
        }
        assertEquals(2 * databases.size(), roles.size());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theControlDatabaseHasRoomForEveryReplica(Rendered rendered) {
        var shared = ServiceConfig.shared().values();
        int each = Integer.parseInt(shared.get("quarkus.datasource.reactive.max-size"))
                + Integer.parseInt(shared.get("quarkus.datasource.jdbc.max-size"));
        int needed = PodsTest.SERVICES.stream()
                .mapToInt(service -> each * ScalingTest.most(rendered, service))
                .sum();
        var room = cluster(rendered, "control-database").spec().postgresql().parameters();
        // some for replication, the operator and people
        assertTrue(Integer.parseInt(room.get("max_connections")) >= needed + 20, needed + " of " + room);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theWorkerIsTheSuperuserOfTheTenantCluster(Rendered rendered) {
        var worker = rendered.workloads().stream()
                .filter(workload -> workload.name().equals("provisioning-worker"))
                .findFirst()
                .orElseThrow();
        var cluster = cluster(rendered, "tenant-database");
        assertTrue(cluster.spec().enableSuperuserAccess());
        assertFalse(cluster(rendered, "control-database").spec().enableSuperuserAccess());
        assertEquals("tenant-database-rw", worker.settings().get("GROUNDPLAN_CLUSTERS_MAIN_HOST"));
        assertEquals(
                Map.of("USER", "tenant-database-superuser/username", "PASSWORD", "tenant-database-superuser/password"),
                Map.of(
                        "USER", worker.secretSettings().get("GROUNDPLAN_CLUSTERS_MAIN_ADMIN_USER"),
                        "PASSWORD", worker.secretSettings().get("GROUNDPLAN_CLUSTERS_MAIN_ADMIN_PASSWORD")));
        var pooler = rendered.models(Pooler.class).get(0).spec();
        assertEquals("tenant-database", pooler.cluster().getName());
        assertEquals(Pooler.Mode.TRANSACTION, pooler.pgbouncer().poolMode());
    }

    private static void assertRole(Cluster.Role role, String secret) {
        assertTrue(role.login());
        assertFalse(role.superuser());
        assertEquals(secret, role.passwordSecret().getName());
    }

    private static Cluster cluster(Rendered rendered, String name) {
        return rendered.models(Cluster.class).stream()
                .filter(cluster -> cluster.metadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
