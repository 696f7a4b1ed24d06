package io.groundplan.bench.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The statements that make a project's database, one after the other on one open connection: the floor. Statements that the
 * worker sends as one transaction are one here too.
 */
final class BareProvisioning {
    private static final String VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Connection connection;
    private final String template;

    /** On a connection of the administrator, with the template that the worker copies. */
    BareProvisioning(Connection connection, String template) {
        this.connection = connection;
        this.template = template;
    }

    void warmUp(int times) throws Exception {
        fromNothing(times);
        fromTemplate(times);
        fromSpare(times);
    }

    /** Without any template: the extensions are left out, since they would need a connection to the new database. */
    Samples fromNothing(int times) throws Exception {
        return measure(times, name -> {}, name -> create(name, copyOf("template0", name)));
    }

    Samples fromTemplate(int times) throws Exception {
        return measure(times, name -> {}, name -> create(name, copyOf(template, name)));
    }

    Samples fromSpare(int times) throws Exception {
        return measure(times, this::prepareSpare, this::takeSpare);
    }

    private interface Work {
        void run(String name) throws SQLException;
    }

    private Samples measure(int times, Work before, Work measured) throws Exception {
        var samples = new Samples();
        for (int i = 0; i < times; i++) {
            var name = "bench_bare_" + i;
            before.run(name);
            samples.time(() -> measured.run(name));
            drop(name);
        }
        return samples;
    }

    private void create(String name, String copy) throws SQLException {
        createRoles(name);
        execute(List.of(copy, marked(name), verified(name)));
    }

    private void prepareSpare(String name) throws SQLException {
        execute(List.of("create database %s_spare template %s strategy wal_log allow_connections false"
                .formatted(name, template)));
    }

    private void takeSpare(String name) throws SQLException {
        createRoles(name);
        execute(List.of(
                "alter database %1$s_spare rename to %1$s; alter database %1$s owner to %1$s_owner; %2$s"
                        .formatted(name, marked(name)),
                verified(name)));
    }

    private void drop(String name) throws SQLException {
        execute(List.of(
                "drop database " + name + " with (force)",
                "drop role " + name + "_app",
                "drop role " + name + "_owner"));
    }

    private void createRoles(String name) throws SQLException {
        execute(List.of(
                "create role %1$s_owner nologin; comment on role %1$s_owner is 'bench'".formatted(name),
                """
                create role %1$s_app nologin;
                comment on role %1$s_app is 'bench';
                alter role %1$s_app with connection limit 15;
                alter role %1$s_app set statement_timeout to '60s';
                alter role %1$s_app set idle_in_transaction_session_timeout to '60s';
                alter role %1$s_app set lock_timeout to '30s';
                grant %1$s_owner to %1$s_app;
                alter role %1$s_app set role to %1$s_owner;
                alter role %1$s_app with login password '%2$s'
                """
                        .formatted(name, VERIFIER)));
    }

    private static String copyOf(String source, String name) {
        return "create database %1$s owner %1$s_owner template %2$s strategy wal_log allow_connections false"
                .formatted(name, source);
    }

    private static String marked(String name) {
        return """
                comment on database %1$s is 'bench';
                revoke all on database %1$s from public;
                grant all on database %1$s to %1$s_owner;
                alter database %1$s with allow_connections true
                """
                .formatted(name);
    }

    private static String verified(String name) {
        return """
                select datname
                from pg_database
                where datallowconn
                    and has_database_privilege('%s_app', oid, 'connect')
                """
                .formatted(name);
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
