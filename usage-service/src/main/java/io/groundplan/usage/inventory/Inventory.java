package io.groundplan.usage.inventory;

import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyCreated;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyDeleted;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyRevoked;
import io.groundplan.contracts.event.ProjectEvent.DatabaseCreated;
import io.groundplan.contracts.event.ProjectEvent.DatabaseDeleted;
import io.groundplan.runtime.sql.Transactions;

/**
 * Learns from events which databases and API keys a project has. A database is made once and dropped once, a key is made,
 * revoked and deleted once: nothing is ever undone, so events that come again or in another order leave the same.
 */
@ApplicationScoped
public class Inventory {
    private static final String DATABASE_CREATED =
            """
            insert into known_database (database_id, project_id, name)
            values ($1, $2, $3)
            on conflict on constraint known_database_pk do nothing
            """;

    private static final String DATABASE_DELETED =
            """
            insert into known_database (database_id, project_id, name, deleted)
            values ($1, $2, $3, true)
            on conflict on constraint known_database_pk do update
            set deleted = true
            """;

    private static final String KEY_CREATED =
            """
            insert into known_api_key (key_id, project_id, expires_at)
            values ($1, $2, coalesce(nullif($3, '')::timestamptz, 'infinity'))
            on conflict on constraint known_api_key_pk do update
            set expires_at = excluded.expires_at
            """;

    private static final String KEY_REVOKED =
            """
            insert into known_api_key (key_id, project_id, revoked)
            values ($1, $2, true)
            on conflict on constraint known_api_key_pk do update
            set revoked = true
            """;

    private static final String KEY_DELETED =
            """
            insert into known_api_key (key_id, project_id, deleted)
            values ($1, $2, true)
            on conflict on constraint known_api_key_pk do update
            set deleted = true
            """;

    private final Transactions transactions;

    Inventory(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes what the event says of databases and of keys of one project; what else there is changes nothing. */
    public Uni<Void> learn(EventData event) {
        if (event instanceof DatabaseCreated made) {
            return write(DATABASE_CREATED, made.databaseId(), made.projectId(), made.databaseName());
        }
        if (event instanceof DatabaseDeleted dropped) {
            return write(DATABASE_DELETED, dropped.databaseId(), dropped.projectId(), dropped.databaseName());
        }
        if (event instanceof ApiKeyCreated made) {
            return ofProject(KEY_CREATED, made.projectId(), made.keyId(), Objects.toString(made.expiresAt(), ""));
        }
        if (event instanceof ApiKeyRevoked revoked) {
            return ofProject(KEY_REVOKED, revoked.projectId(), revoked.keyId());
        }
        return event instanceof ApiKeyDeleted deleted
                ? ofProject(KEY_DELETED, deleted.projectId(), deleted.keyId())
                : Uni.createFrom().voidItem();
    }

    /** A key of the whole organization is no project's. */
    private Uni<Void> ofProject(String sql, UUID project, UUID key, String... more) {
        if (project == null) {
            return Uni.createFrom().voidItem();
        }
        return more.length == 0 ? write(sql, key, project) : write(sql, key, project, more[0]);
    }

    private Uni<Void> write(String sql, Object... parameters) {
        return transactions.update(sql, parameters).replaceWithVoid();
    }
}
