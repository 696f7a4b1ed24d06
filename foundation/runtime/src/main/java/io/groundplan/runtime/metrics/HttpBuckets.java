package io.groundplan.runtime.metrics;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Counts requests by how long they took too, in few classes: each is a series for every path and status. */
class HttpBuckets {
    private static final String REQUESTS = "http.server.requests";
    private static final double[] BUCKETS = Stream.of(5, 25, 100, 250, 1_000, 2_500)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Produces
    @Singleton
    MeterFilter requestsByDuration() {
        var classes = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKETS)
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) ? classes.merge(config) : config;
            }
        };
    }
}
