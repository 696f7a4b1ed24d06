package io.groundplan.worker;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WorkerConfigTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(WorkerConfig.class)
                .build()
                .getConfigMapping(WorkerConfig.class);
        assertEquals(4, config.concurrency());
        assertEquals(Duration.ofSeconds(30), config.lease());
        assertEquals(Duration.ofSeconds(1), config.pollInterval());
        assertEquals(Duration.ofSeconds(5), config.reaperInterval());
        assertEquals(Duration.ofMinutes(10), config.deadline());
        assertEquals(Duration.ofSeconds(8), config.drainTimeout());
        assertEquals(Duration.ofSeconds(60), config.sampleInterval());
        assertEquals(Duration.ofSeconds(5), config.sampleTimeout());
        assertEquals(3, config.sampleConnections());
        assertEquals(Duration.ofSeconds(10), config.spareInterval());
        assertEquals(Duration.ofSeconds(2), config.watchInterval());
        assertEquals(Duration.ofSeconds(15), config.trialInterval());
        assertEquals(Duration.ofSeconds(1), config.retry().base());
        assertEquals(Duration.ofMinutes(1), config.retry().max());
        assertEquals(Duration.ofMinutes(1), config.retry().diskFull());
        assertEquals(20, config.connections().perCluster());
        assertEquals(4, config.connections().warm());
        assertEquals(Duration.ofSeconds(5), config.connections().timeout());
        assertEquals(Duration.ofSeconds(15), config.connections().silence());
        assertEquals(Duration.ofMinutes(2), config.connections().statementTimeout());
        assertEquals(Duration.ofSeconds(20), config.connections().lockTimeout());
    }
}
