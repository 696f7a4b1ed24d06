package io.groundplan.testkit.quarkus;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TestServersTest {
    @Test
    void anotherClassLoaderMeetsTheSameServers() throws Exception {
        var home = TestServers.class.getProtectionDomain().getCodeSource().getLocation();
        try (var loader = new OwnClassesFirst(home)) {
            var copy = loader.loadClass(TestServers.class.getName());
            assertNotSame(TestServers.class, copy);
            var server = copy.getMethod("tenant").invoke(null);
            assertEquals(
                    TestServers.tenant().port(),
                    server.getClass().getMethod("port").invoke(server));
            server.getClass().getMethod("stop").invoke(server);
            assertThrows(SQLException.class, () -> TestServers.tenant().connect("postgres"));
            server.getClass().getMethod("start").invoke(server);
            TestServers.tenant().connect("postgres").close();
        }
    }

    @Test
    void everyStartOfQuarkusGetsADatabaseOfItsOwn() throws SQLException {
        var first = new GroundplanTestResource().start();
        var second = new GroundplanTestResource().start();
        var url = first.get("quarkus.datasource.jdbc.url");
        assertNotEquals(url, second.get("quarkus.datasource.jdbc.url"));
        assertEquals(url, "jdbc:" + first.get("quarkus.datasource.reactive.url"));
        try (var connection = DriverManager.getConnection(
                        url, first.get("quarkus.flyway.username"), first.get("quarkus.flyway.password"));
                var statement = connection.createStatement()) {
            statement.execute("create table notes (id int)");
        }
        // the service is let in by the migrations
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        url, first.get("quarkus.datasource.username"), first.get("quarkus.datasource.password")));
        assertEquals(TestServers.jwks().url(), second.get("groundplan.jwt.issuers.test.jwks-url"));
        new GroundplanTestResource().stop();
    }

    @Test
    void theTenantServerIsRegisteredAsACluster() {
        var config = new TenantClusterTestResource().start();
        assertEquals(Integer.toString(TestServers.tenant().port()), config.get("groundplan.clusters.local.port"));
    }

    /** The way Quarkus loads the tests of a profile: not from the parent, though the parent has them too. */
    private static final class OwnClassesFirst extends URLClassLoader {
        OwnClassesFirst(URL home) {
            super(new URL[] {home}, TestServers.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("io.groundplan.testkit.") && findLoadedClass(name) == null) {
                    return findClass(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
