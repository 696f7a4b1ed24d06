package io.groundplan.usage.report;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Forgets totals of hours that no series goes back to and no late event may change. Running it twice does no harm. */
@ApplicationScoped
class TotalsUpkeep {
    private static final Duration KEPT = Duration.ofDays(40);
    private static final String EXPIRE = "delete from usage_total where period = 'hour' and bucket < $1";

    private final Pool pool;
    private final Clock clock;

    TotalsUpkeep(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "30m")
    Uni<Void> expire() {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
