package io.groundplan.worker.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the engine reads before it writes: the catalogs of a cluster, through one of its connections. */
public final class Catalog {
    private static final String DATABASE =
            """
            select shobj_description(d.oid, 'pg_database') as marker,
                pg_get_userbyid(d.datdba)::text as owner,
                shobj_description(d.datdba, 'pg_authid') as owner_marker,
                d.datallowconn,
                d.datistemplate,
                exists (
                    select 1
                    from aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
                    where acl.grantee = 0) as open_to_public,
                d.datconnlimit = -2 as invalid
            from pg_database d
            where d.datname = $1::text
            """;

    private static final String ROLE =
            """
            select shobj_description(r.oid, 'pg_authid') as marker,
                r.rolcanlogin,
                coalesce(r.rolpassword = $2::text, false) as has_verifier,
                r.rolconnlimit,
                coalesce(s.setconfig, '{}') as settings,
                array(
                    select pg_get_userbyid(m.roleid)::text
                    from pg_auth_members m
                    where m.member = r.oid) as member_of
            from pg_authid r
                left join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
            where r.rolname = $1::text
            """;

    private static final String EXTENSION =
            """
            select (select extversion from pg_extension where extname = $1::text) as enabled,
                exists (select 1 from pg_available_extensions where name = $1::text) as available
            """;

    private static final String ENABLED = "select extname::text from pg_extension order by extname";

    private static final String OFFERED =
            """
            select name::text, default_version
            from pg_available_extensions
            where name = any ($1::text[])
            order by name
            """;

    private static final String PROJECT_DATABASES =
            """
            select count(*)
            from pg_database d
            where shobj_description(d.datdba, 'pg_authid') like $1
            """;

    private static final String ROLE_FACTS = "role";

    private final SqlConnection connection;
    private final Map<List<String>, Optional<?>> known;

    public Catalog(SqlConnection connection) {
        this(connection, null);
    }

    /** Asks for the facts of a database or role once, until somebody takes them out of what is known. */
    Catalog(SqlConnection connection, Map<List<String>, Optional<?>> known) {
        this.connection = connection;
        this.known = known;
    }

    static void forgetRole(Map<List<String>, Optional<?>> known, Identifier role) {
        known.keySet()
                .removeIf(what -> what.get(0).equals(ROLE_FACTS) && what.get(1).equals(role.name()));
    }

    public Uni<Optional<DatabaseFacts>> database(Identifier name) {
        return once(
                List.of("database", name.name()),
                DatabaseFacts.class,
                () -> first(DATABASE, Catalog::databaseFacts, name.name()));
    }

    public Uni<Optional<RoleFacts>> role(Identifier name) {
        return once(
                List.of(ROLE_FACTS, name.name()),
                RoleFacts.class,
                () -> first(ROLE, Catalog::roleFacts, name.name(), null));
    }

    /** The role, knowing whether its password is the one that the verifier is of. */
    public Uni<Optional<RoleFacts>> role(Identifier name, ScramVerifier verifier) {
        return once(
                        List.of(ROLE_FACTS, name.name(), verifier.text()),
                        RoleFacts.class,
                        () -> first(ROLE, Catalog::roleFacts, name.name(), verifier.text()))
                .invoke(found -> {
                    if (known != null) {
                        known.putIfAbsent(List.of(ROLE_FACTS, name.name()), found);
                    }
                });
    }

    /** Empty when the cluster does not offer the extension; otherwise whether it is enabled in this database. */
    public Uni<Optional<Boolean>> extension(ExtensionName name) {
        return first(EXTENSION, Function.identity(), name.name())
                .map(found -> found.filter(row -> row.getString(0) != null || row.getBoolean(1))
                        .map(row -> row.getString(0) != null));
    }

    /** The extensions enabled in this database. */
    public Uni<List<String>> enabledExtensions() {
        return all(ENABLED, row -> row.getString(0), Tuple.tuple());
    }

    /** Those of the wanted extensions that the cluster offers, as `name=version`. */
    public Uni<List<OfferedExtension>> offered(List<ExtensionName> wanted) {
        var names = wanted.stream().map(ExtensionName::name).toArray(String[]::new);
        return all(
                OFFERED,
                row -> new OfferedExtension(new ExtensionName(row.getString(0)), row.getString(1)),
                Tuple.of(names));
    }

    /** How many databases belong to projects, by the marker that owners cannot change. */
    public Uni<Long> projectDatabases() {
        return once(
                        List.of("project databases"),
                        Long.class,
                        () -> first(PROJECT_DATABASES, row -> row.getLong(0), Marker.ANY_PROJECT))
                .map(Optional::orElseThrow);
    }

    /** Names that a query answers, asked once until something changes. */
    public Uni<List<Identifier>> namesOnce(List<String> what, String sql, Tuple parameters) {
        return once(what, Identifier[].class, () -> all(sql, row -> new Identifier(row.getString(0)), parameters)
                        .map(names -> Optional.of(names.toArray(Identifier[]::new))))
                .map(names -> names.map(List::of).orElseThrow());
    }

    /** The first row of a query; parameters of which some may be null. */
    public <T> Uni<Optional<T>> first(String sql, Function<Row, T> map, Object... parameters) {
        return all(sql, map, Tuple.from(Arrays.asList(parameters)))
                .map(rows -> rows.stream().findFirst());
    }

    public <T> Uni<List<T>> all(String sql, Function<Row, T> map, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> list(rows, map));
    }

    private <T> Uni<Optional<T>> once(List<String> what, Class<T> type, Supplier<Uni<Optional<T>>> question) {
        if (known == null) {
            return question.get();
        }
        var answer = known.get(what);
        return answer != null
                ? Uni.createFrom().item(answer.map(type::cast))
                : question.get().invoke(found -> known.put(what, found));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> map) {
        return StreamSupport.stream(rows.spliterator(), false).map(map).toList();
    }

    private static DatabaseFacts databaseFacts(Row row) {
        return new DatabaseFacts(
                row.getString("marker"),
                row.getString("owner"),
                row.getString("owner_marker"),
                row.getBoolean("datallowconn"),
                row.getBoolean("datistemplate"),
                row.getBoolean("open_to_public"),
                row.getBoolean("invalid"));
    }

    private static RoleFacts roleFacts(Row row) {
        return new RoleFacts(
                row.getString("marker"),
                row.getBoolean("rolcanlogin"),
                row.getBoolean("has_verifier"),
                row.getInteger("rolconnlimit"),
                List.of(row.getArrayOfStrings("settings")),
                List.of(row.getArrayOfStrings("member_of")));
    }
}
