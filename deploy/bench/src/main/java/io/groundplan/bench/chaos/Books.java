package io.groundplan.bench.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.groundplan.contracts.id.ProjectId;

/** What each of the three that must agree has written down: the owner of projects, the engine, and the cluster. */
record Books(
        Map<String, Database> projects,
        Map<String, String> unfinishedProjects,
        Map<String, String> projectJobs,
        Map<String, String> engineJobs,
        Map<String, String> readyInEngine,
        Map<String, OnCluster> databases,
        Map<String, String> roles,
        long unpublished) {

    /** A database as project-service has it, by its name on the cluster. */
    record Database(String state, String projectState, String marker, String ownerRole, String loginRole) {}

    /** A marked database on the cluster. */
    record OnCluster(String marker, boolean open) {}

    private static final String DATABASES =
            """
            select d.database_name, d.state, p.state, p.id::text, d.owner_role, d.login_role
            from project_database d
                join project p on p.id = d.project_id
            """;
    private static final String WITHOUT_END = "select id::text, state from project where state = 'deleting'";
    private static final String JOBS = "select id::text, state from job";
    private static final String READY = "select name, project_id::text from ready_database";
    private static final String OUTBOX = "select 'rows', count(*)::text from outbox";
    private static final String ON_CLUSTER =
            """
            select d.datname,
                coalesce(
                    substring(shobj_description(d.datdba, 'pg_authid') from '^groundplan:prj_.*'),
                    shobj_description(d.oid, 'pg_database')),
                d.datallowconn
            from pg_database d
            where shobj_description(d.datdba, 'pg_authid') like 'groundplan:prj\\_%'
                or shobj_description(d.oid, 'pg_database') like 'groundplan:prj\\_%'
            """;
    private static final String ROLES =
            """
            select rolname, shobj_description(oid, 'pg_authid')
            from pg_roles
            where shobj_description(oid, 'pg_authid') like 'groundplan:prj\\_%'
            """;

    static Books read(ChaosStage stage) throws SQLException {
        try (var project = stage.control().connect(ChaosStage.PROJECTS);
                var engine = stage.control().connect(ChaosStage.ENGINE);
                var tenant = stage.tenant().connect("postgres")) {
            long unpublished = Long.parseLong(texts(project, OUTBOX).get("rows"))
                    + Long.parseLong(texts(engine, OUTBOX).get("rows"));
            return new Books(
                    projects(project),
                    texts(project, WITHOUT_END),
                    texts(project, JOBS),
                    texts(engine, JOBS),
                    texts(engine, READY),
                    onCluster(tenant),
                    texts(tenant, ROLES),
                    unpublished);
        }
    }

    /** Jobs that have not ended, in either book. */
    long unfinishedJobs() {
        return Stream.of(projectJobs, engineJobs)
                .flatMap(jobs -> jobs.entrySet().stream())
                .filter(job ->
                        job.getValue().equals("pending") || job.getValue().equals("running"))
                .map(Map.Entry::getKey)
                .distinct()
                .count();
    }

    boolean isSettled() {
        return unpublished == 0 && unfinishedJobs() == 0 && projectJobs.equals(engineJobs);
    }

    private static Map<String, Database> projects(Connection connection) throws SQLException {
        var all = new TreeMap<String, Database>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(DATABASES)) {
            while (rows.next()) {
                var id = UUID.fromString(rows.getString(4));
                all.put(
                        rows.getString(1),
                        new Database(
                                rows.getString(2),
                                rows.getString(3),
                                "groundplan:" + new ProjectId(id).text(),
                                rows.getString(5),
                                rows.getString(6)));
            }
        }
        return all;
    }

    private static Map<String, OnCluster> onCluster(Connection connection) throws SQLException {
        var all = new TreeMap<String, OnCluster>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ON_CLUSTER)) {
            while (rows.next()) {
                all.put(rows.getString(1), new OnCluster(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return all;
    }

    private static Map<String, String> texts(Connection connection, String sql) throws SQLException {
        var all = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
        }
        return all;
    }
}
