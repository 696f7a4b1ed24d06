package io.groundplan.runtime.ratelimit;

import java.time.Duration;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.time.SettableClock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PolicyTest {
    private final SettableClock clock = SettableClock.at("2026-03-01T10:00:00Z");
    private final Policy policy =
            new Policy("principal", 6, new Config(), clock, new SimpleMeterRegistry().counter("refused"));

    private record Config() implements RateLimitConfig {
        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }

        @Override
        public long principalRequests() {
            return 6;
        }

        @Override
        public long addressRequests() {
            return 0;
        }

        @Override
        public int proxies() {
            return 0;
        }

        @Override
        public long callers() {
            return 100;
        }
    }

    @Test
    void grantsTheQuotaAtOnceAndRefusesWhatIsMore() {
        var taken = IntStream.range(0, 6).mapToObj(i -> policy.take("ann")).toList();
        assertTrue(taken.stream().allMatch(Allowance::granted));
        assertEquals(0, taken.get(5).remaining());
        var refused = policy.take("ann");
        assertFalse(refused.granted());
        assertEquals(0, refused.remaining());
        assertEquals(10, refused.secondsToNext());
        assertEquals(60, refused.secondsToReset());
    }

    @Test
    void fillsUpEvenlyWithinTheWindow() {
        IntStream.range(0, 6).forEach(i -> policy.take("ann"));
        clock.advance(Duration.ofSeconds(20));
        assertTrue(policy.take("ann").granted());
        assertTrue(policy.take("ann").granted());
        assertFalse(policy.take("ann").granted());
        clock.advance(Duration.ofHours(1));
        assertEquals(5, policy.take("ann").remaining());
    }

    @Test
    void countsEveryCallerByItself() {
        IntStream.range(0, 7).forEach(i -> policy.take("ann"));
        assertTrue(policy.take("bob").granted());
    }

    @Test
    void saysItsTermsAndWhatIsLeft() {
        assertEquals("\"principal\";q=6;w=60", policy.terms());
        assertEquals("\"principal\";r=5;t=10", policy.left(policy.take("ann")));
    }
}
