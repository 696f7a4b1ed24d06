package io.groundplan.worker.pooler;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** One pass of the keeper, when a test wants it; the server may hold what hundreds of other tests have left. */
@ApplicationScoped
public class PoolerPass {
    private final PoolerKeeper keeper;

    PoolerPass(PoolerKeeper keeper) {
        this.keeper = keeper;
    }

    public void run() {
        keeper.admit().await().atMost(Duration.ofMinutes(3));
    }
}
