package io.groundplan.worker.cluster;

import io.smallrye.mutiny.Uni;

/**
 * What a connection pooler needs in a project's database to check passwords there: the right to connect, and a function of
 * the administrator's that tells it the verifier of a login of this database, and of nobody else. Owners of databases
 * cannot change it, and no login may call it.
 */
public final class PoolerAccess {
    private static final String SCHEMA = "groundplan_pooler";

    private static final String BODY =
            """
            select r.rolname, r.rolpassword
            from pg_catalog.pg_authid r
            where r.rolname = wanted
                and r.rolcanlogin
                and not r.rolsuper
                and pg_catalog.shobj_description(r.oid, 'pg_authid') like '%s'
                and pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'connect')
            """
                    .formatted(Marker.ANY_PROJECT);

    /** What the pooler is; without the right to connect it is not yet admitted. */
    private static final String ADMITTED =
            """
            select r.rolsuper as superuser,
                has_database_privilege(r.oid, d.oid, 'connect') as admitted
            from pg_roles r
                cross join pg_database d
            where r.rolname = $1::text
                and d.datname = $2::text
            """;

    private static final String INSTALLED =
            """
            select n.nspowner = current_user::regrole as ours,
                exists (
                    select 1
                    from pg_proc p
                    where p.pronamespace = n.oid
                        and p.proname = 'login'
                        and p.proowner = n.nspowner
                        and p.prosecdef
                        and p.prosrc = $2
                        and has_function_privilege(to_regrole($3::text), p.oid, 'execute')
                        and not exists (
                            select 1
                            from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
                            where acl.grantee = 0))
                    and has_schema_privilege(to_regrole($3::text), n.oid, 'usage') as complete
            from pg_namespace n
            where n.nspname = $1::text
            """;

    private final ClusterSession session;
    private final Identifier role;
    private final Identifier database;

    public PoolerAccess(ClusterSession session, Identifier role, Identifier database) {
        this.session = session;
        this.role = role;
        this.database = database;
    }

    /** How far it is. */
    public enum State {
        MISSING,
        COMPLETE,
        /** The role may do anything, which a pooler's must not. */
        SUPERUSER,
        /** The owner of the database made a schema of that name before us. */
        SCHEMA_TAKEN
    }

    private record Role(boolean superuser, boolean admitted) {}

    public Uni<State> state() {
        return session.catalog()
                .first(
                        ADMITTED,
                        row -> new Role(row.getBoolean("superuser"), row.getBoolean("admitted")),
                        role.name(),
                        database.name())
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(State.MISSING);
                    }
                    return found.get().superuser()
                            ? Uni.createFrom().item(State.SUPERUSER)
                            : installed(found.get().admitted());
                });
    }

    private Uni<State> installed(boolean admitted) {
        return session.readIn(
                        database,
                        catalog -> catalog.first(
                                INSTALLED,
                                row -> {
                                    if (!row.getBoolean("ours")) {
                                        return State.SCHEMA_TAKEN;
                                    }
                                    return row.getBoolean("complete") && admitted ? State.COMPLETE : State.MISSING;
                                },
                                SCHEMA,
                                BODY,
                                role.quoted()))
                .map(found -> found.orElse(State.MISSING));
    }

    /** Admission comes last: whoever is admitted finds everything. The role is made without a password. */
    public Uni<Void> grant() {
        return ensureRole()
                .chain(() -> session.executeIn(
                        database,
                        """
                        create schema if not exists %1$s;
                        revoke all on schema %1$s from public;
                        grant usage on schema %1$s to %2$s;
                        create or replace function %1$s.login(wanted text) returns table (usename name, passwd text)
                            language sql stable security definer
                            set search_path = pg_catalog, pg_temp
                            as $body$%3$s$body$;
                        revoke all on function %1$s.login(text) from public;
                        grant execute on function %1$s.login(text) to %2$s
                        """
                                .formatted(SCHEMA, role.quoted(), BODY)))
                .chain(() -> session.execute(
                        "grant connect on database %s to %s".formatted(database.quoted(), role.quoted())));
    }

    private Uni<Void> ensureRole() {
        return session.catalog()
                .role(role)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : session.execute("create role %1$s login noinherit; comment on role %1$s is %2$s"
                                .formatted(role.quoted(), Marker.POOLER.literal())));
    }
}
