package io.groundplan.e2e.monitoring;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PromQlTest {

    @Test
    void tellsTheMetricsOfAnExpression() {
        assertEquals(
                Set.of("a_count", "b_total", "c"),
                PromQl.metrics(
                        "sum by (x, y) (rate(a_count{s=~\"5..\", t!=\"\"}[5m]))\n / (b_total > 0.5) or max(c) >= 1"));
        assertEquals(Set.of("d_bucket"), PromQl.metrics("histogram_quantile(0.9, sum by (le) (rate(d_bucket[1h])))"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum(a",
                "sum(a))",
                "a b",
                "a{b=c}",
                "a{b}",
                "a{b=\"c\",}",
                "rate(a)",
                "rate(sum(a)[5m])",
                "a[5m] > 0",
                "sum by x (a)",
                "histogram_quantile(0.9)",
                "median(a)",
                "a >",
                "a == \"x",
                "a[5x]"
            })
    void refusesWhatIsNone(String expression) {
        assertThrows(IllegalArgumentException.class, () -> PromQl.metrics(expression));
    }
}
