package io.groundplan.membership.invite;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Forgets invites, and with them people's addresses, some time after they ended. */
@ApplicationScoped
class InviteUpkeep {
    private static final String FORGET = "delete from invite where expires_at < $1";

    private final Pool pool;
    private final InviteConfig config;
    private final Clock clock;

    InviteUpkeep(Pool pool, InviteConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forget() {
        var before = clock.instant().minus(config.keptFor()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FORGET).execute(Tuple.of(before)).replaceWithVoid();
    }
}
