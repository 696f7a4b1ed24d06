package io.groundplan.worker.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;

/**
 * Makes the transactions of a login read only by default while its database holds too much. The setting is the most
 * particular one there is, of that role in that database, so that no other default of an owner's wins over it, and
 * sessions that began without it are ended. A client that asks for a writing transaction by name gets one: that is how
 * rows are deleted to get below the limit.
 */
public final class StorageGuard {
    /** Nothing when the role is gone or another project's. */
    private static final String IS_READ_ONLY =
            """
            select exists (
                select 1
                from pg_db_role_setting s
                    join pg_database d on d.oid = s.setdatabase
                where s.setrole = r.oid
                    and d.datname = $2::text
                    and 'default_transaction_read_only=on' = any (s.setconfig))
            from pg_roles r
            where r.rolname = $1::text
                and shobj_description(r.oid, 'pg_authid') = $3::text
            """;

    private static final String SET =
            """
            alter role %1$s in database %2$s set default_transaction_read_only to on;
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where datname = '%3$s'
                and usename = '%4$s'
            """;

    /** Who is in the middle of something may finish it; pools that wait come back with the new default. */
    private static final String RESET =
            """
            alter role %1$s in database %2$s reset default_transaction_read_only;
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where datname = '%3$s'
                and usename = '%4$s'
                and state = 'idle'
            """;

    private StorageGuard() {}

    /** Brings the login's setting to what the limit says, whatever it was; answers whether it reads only now. */
    public static Uni<Boolean> enforce(
            SqlConnection connection, Identifier database, Marker project, StorageLimit limit, long totalBytes) {
        boolean wanted = limit.isReached(totalBytes);
        return new Catalog(connection)
                .first(IS_READ_ONLY, row -> row.getBoolean(0), limit.login().name(), database.name(), project.text())
                .chain(found -> found.filter(is -> is != wanted).isPresent()
                        ? change(connection, database, limit.login(), wanted)
                        : Uni.createFrom().voidItem())
                .replaceWith(wanted);
    }

    private static Uni<Void> change(SqlConnection connection, Identifier database, Identifier login, boolean readOnly) {
        var sql = (readOnly ? SET : RESET).formatted(login.quoted(), database.quoted(), database, login);
        return connection.query(sql).execute().replaceWithVoid();
    }
}
