package io.groundplan.usage.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Forgets what databases held earlier than any series goes back. Running it twice at once does no harm. */
@ApplicationScoped
class StorageUpkeep {
    /** The longest series has five weeks, and late samples must find what was before them. */
    private static final Duration KEPT = Duration.ofDays(40);

    private static final String EXPIRE_PROJECTS = "delete from project_storage where bucket < $1";

    /** The last of the old rows stays: it says what the database held when the newer ones begin. */
    private static final String EXPIRE_DATABASES =
            """
            delete from database_storage old
            using (
                select database_id, max(bucket) as bucket
                from database_storage
                where bucket < $1
                group by database_id
            ) last
            where old.database_id = last.database_id
            and old.bucket < last.bucket
            """;

    private final Pool pool;
    private final Clock clock;

    StorageUpkeep(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "30m")
    Uni<Void> expire() {
        var before = Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(EXPIRE_PROJECTS)
                .execute(before)
                .chain(() -> pool.preparedQuery(EXPIRE_DATABASES).execute(before))
                .replaceWithVoid();
    }
}
