package io.groundplan.worker.drift;

import java.sql.SQLException;
import java.time.Clock;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.testkit.quarkus.TestServers;

/** A project and what is, or is not, on the tenant server for it. */
record TenantObjects(ProjectId project, DatabaseTarget target) {

    static TenantObjects create() {
        var id = DatabaseId.next(Clock.systemUTC());
        var name = "db_" + CanonicalId.base32(id.value());
        return new TenantObjects(
                ProjectId.next(Clock.systemUTC()),
                new DatabaseTarget(id.value(), name, name + "_owner", name + "_app"));
    }

    String database() {
        return target.databaseName();
    }

    String marker() {
        return "groundplan:" + project.text();
    }

    /** What a provisioning leaves on the server. */
    TenantObjects made() {
        role(target.ownerRole(), marker());
        role(target.loginRole(), marker());
        execute("create database %s owner %s".formatted(database(), target.ownerRole()));
        execute("comment on database %s is '%s'".formatted(database(), marker()));
        execute("revoke all on database %s from public".formatted(database()));
        return this;
    }

    TenantObjects known(boolean ready) {
        ProjectsStandIn.knows(project, target, ready);
        return this;
    }

    boolean databaseExists() {
        return exists("pg_database", "datname", database());
    }

    static void role(String name, String comment) {
        execute("create role %s nologin".formatted(name));
        execute("comment on role %s is '%s'".formatted(name, comment));
    }

    static void database(String name, String comment) {
        execute("create database \"%s\"".formatted(name));
        execute("comment on database \"%s\" is '%s'".formatted(name, comment));
    }

    static boolean roleExists(String name) {
        return exists("pg_roles", "rolname", name);
    }

    static boolean databaseExists(String name) {
        return exists("pg_database", "datname", name);
    }

    static void execute(String sql) {
        try (var connection = TestServers.tenant().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean exists(String catalog, String column, String name) {
        try (var connection = TestServers.tenant().connect("postgres");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select 1 from %s where %s = '%s'".formatted(catalog, column, name))) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
