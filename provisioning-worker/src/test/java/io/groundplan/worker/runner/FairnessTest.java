package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.retry.Failure;
import io.groundplan.worker.retry.TransientFailureException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who gets the next free slot. No cluster is touched: claims are ended as they are. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class FairnessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MANY = 500;

    @Inject
    Engine engine;

    private final UUID crowd = UUID.randomUUID();
    private final Deque<Claim> running = new ArrayDeque<>();

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aSingleJobGetsTheNextSlotThoughManyOfAnotherOrganizationWait() {
        request(crowd, MANY);
        claim(8);
        var single = Tenant.create();
        engine.request(single, single.provision());

        endOne();

        assertEquals(single.project(), claimed().project());
    }

    @Test
    void aSingleJobComesSecondWhenNothingRunsYet() {
        request(crowd, MANY);
        var single = Tenant.create();
        engine.request(single, single.provision());

        assertTrue(List.of(claimed().project(), claimed().project()).contains(single.project()));
    }

    @Test
    void aSingleJobWaitsForNoCrowdThatTriesAgain() {
        request(crowd, 100);
        while (engine.tryClaim("one").map(this::retried).isPresent()) {
            // all of them fail once
        }
        engine.execute("update job set run_after = now() - interval '1 second'");
        assertEquals(100, engine.queue().getInLine().await().atMost(PATIENCE));
        claim(4);
        var single = Tenant.create();
        engine.request(single, single.provision());

        endOne();

        assertEquals(single.project(), claimed().project());
    }

    @Test
    void whoSendsJobAfterJobSharesWithTheCrowd() {
        request(crowd, MANY);
        claim(1);
        var busy = UUID.randomUUID();
        int ofBusy = 0;
        for (int i = 0; i < 20; i++) {
            var tenant = Tenant.create(busy);
            engine.request(tenant, tenant.provision());
            endOne();
            ofBusy += organization(claimed()).equals(busy) ? 1 : 0;
        }
        assertTrue(ofBusy >= 9 && ofBusy <= 11, "of 20 slots " + ofBusy);
    }

    @Test
    void organizationsTakeTurns() {
        var organizations = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            organizations.add(UUID.randomUUID());
            request(organizations.get(i), 5);
        }
        for (int round = 0; round < 5; round++) {
            var served = new HashSet<UUID>();
            for (int i = 0; i < 20; i++) {
                served.add(organization(claimed()));
                endOne();
            }
            assertEquals(new HashSet<>(organizations), served, "in round " + round);
        }
    }

    @Test
    void aJobThatPausesIsTakenWhenItsPauseIsOver() {
        request(crowd, 1);
        retried(claimed());
        assertTrue(engine.tryClaim("early").isEmpty());
        engine.execute("update job set run_after = now()");
        assertEquals(2, claimed().attempts());
    }

    private void request(UUID organization, int count) {
        for (int i = 0; i < count; i++) {
            var tenant = Tenant.create(organization);
            engine.request(tenant, tenant.provision());
        }
    }

    private void claim(int count) {
        for (int i = 0; i < count; i++) {
            claimed();
        }
    }

    private Claim claimed() {
        running.add(engine.claim("worker"));
        return running.getLast();
    }

    private void endOne() {
        engine.queue().complete(running.remove(), "").await().atMost(PATIENCE);
    }

    private Claim retried(Claim claim) {
        var failure = Failure.of(new TransientFailureException("not now"), "local");
        engine.queue().retry(claim, "", failure, Duration.ofHours(1)).await().atMost(PATIENCE);
        return claim;
    }

    private UUID organization(Claim claim) {
        return UUID.fromString(engine.read("select organization_id from job where id = '%s'".formatted(claim.jobId())));
    }
}
