package io.groundplan.bench.chaos;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The short version of `deploy/bench/chaos`, with the packaged services and another seed in every build. */
class ChaosIT {

    @Test
    void aHundredProjectsComeAndGoInChaosAndNothingIsLeftLostOrStuck(@TempDir Path data) throws Exception {
        var home = Path.of(System.getProperty("groundplan.home"));
        long seed = Long.getLong("groundplan.chaos.seed", System.nanoTime() & Integer.MAX_VALUE);
        var chaos = new Chaos(ChaosOptions.quick(seed, home, data));
        assertTrue(chaos.run(), "seed " + seed + ", the lines above say what is wrong");
    }
}
