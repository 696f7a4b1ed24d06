package io.groundplan.worker.pooler;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** One pass of the keeper, when a test wants it. */
@ApplicationScoped
public class PoolerPass {
    private final PoolerKeeper keeper;

    PoolerPass(PoolerKeeper keeper) {
        this.keeper = keeper;
    }

    public void run() {
        keeper.admit().await().atMost(Duration.ofSeconds(30));
    }
}
