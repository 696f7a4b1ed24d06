package io.groundplan.runtime.inbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Forgets handled events after 35 days, longer than any redelivery takes. */
@ApplicationScoped
class InboxUpkeep {
    private static final String EXPIRE = "delete from processed_event where processed_at < now() - interval '35 days'";

    private final Pool pool;

    InboxUpkeep(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "6h", delayed = "30m")
    Uni<Void> expire() {
        return pool.query(EXPIRE).execute().replaceWithVoid();
    }
}
