package io.groundplan.worker.sampler;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.cluster.SecondClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(value = SecondClusterTestResource.class, restrictToAnnotatedClass = true)
class TwoClustersSamplingTest {
    private static final int CONNECTIONS = 2;

    @Inject
    Sampling sampling;

    @BeforeEach
    @AfterEach
    void clear() {
        SecondClusterTestResource.thaw();
        sampling.clear();
    }

    @Test
    void databasesOfAClusterThatHangsTakeNoLookFromTheOthers() {
        var there = sampling.added();
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            sampling.add(SampledDatabase.create(), SecondClusterTestResource.CLUSTER);
        }
        SecondClusterTestResource.freeze();
        sampling.start(1, CONNECTIONS);
        for (long sample = 1; sample <= 3; sample++) {
            sampling.awaitSamples(there, sample);
            sampling.due();
        }
        assertEquals(0, sampling.failures(there));
    }
}
