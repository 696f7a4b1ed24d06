package io.groundplan.runtime.idempotency;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.groundplan.runtime.sql.Transactions;

/** The table of answered requests. */
@ApplicationScoped
class IdempotencyKeys {
    /** Held to the end of the transaction, so a crash frees the key; refuses instead of waiting. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free, 1 as one";

    private static final String FIND =
            """
            select request_hash, status, etag, body
            from idempotency_key
            where caller = $1
            and key = $2
            and created_at > now() - interval '24 hours'
            """;

    private static final String STORE =
            """
            insert into idempotency_key (caller, key, request_hash, status, etag, body)
            values ($1, $2, $3, $4, $5, $6)
            on conflict on constraint idempotency_key_pk do update
            set request_hash = excluded.request_hash,
                status = excluded.status,
                etag = excluded.etag,
                body = excluded.body,
                created_at = now()
            where idempotency_key.created_at <= now() - interval '24 hours'
            """;

    private static final String EXPIRE = "delete from idempotency_key where created_at < now() - interval '24 hours'";

    private final Transactions transactions;
    private final AnswerSeal answers;
    private final Pool pool;

    IdempotencyKeys(Transactions transactions, AnswerSeal answers, Pool pool) {
        this.transactions = transactions;
        this.answers = answers;
        this.pool = pool;
    }

    /** Whether no other request with the key is being answered now. */
    Uni<Boolean> lock(String caller, String key) {
        return transactions.first(LOCK, name(caller, key)).map(row -> (Boolean) row.orElseThrow()[0]);
    }

    Uni<Optional<StoredAnswer>> find(String caller, String key) {
        return transactions
                .first(FIND, caller, key)
                .map(found -> found.map(row -> new StoredAnswer(
                        (String) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        answers.open((String) row[3], name(caller, key)))));
    }

    Uni<Void> store(String caller, String key, StoredAnswer answer) {
        var body = answers.seal(answer.body(), name(caller, key));
        return transactions
                .update(STORE, caller, key, answer.requestHash(), (short) answer.status(), answer.etag(), body)
                .replaceWithVoid();
    }

    private static String name(String caller, String key) {
        return caller + "\n" + key;
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> expire() {
        return pool.query(EXPIRE).execute().replaceWithVoid();
    }
}
