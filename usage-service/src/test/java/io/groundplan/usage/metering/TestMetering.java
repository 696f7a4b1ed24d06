package io.groundplan.usage.metering;

import java.time.Duration;

/** The settings of a test. */
record TestMetering(Duration generation) implements MeteringConfig {

    @Override
    public int consumers() {
        return 1;
    }

    @Override
    public int batchSize() {
        return 100;
    }
}
