package io.groundplan.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DemoUsageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T13:30:00Z");

    private final DemoProject shop = DemoProject.all().get(0);

    @Test
    void thirtyDaysEndWithTheLastFullHour() {
        var times = new TreeSet<>(
                told(NOW).stream().map(event -> event.path("time").asText()).toList());
        assertEquals("2026-01-31T00:00:00Z", times.first());
        assertEquals("2026-03-01T12:00:00Z", times.last());
        assertEquals(29 * 24 + 13, times.size());
    }

    @Test
    void anHourIsToldAlikeWheneverItIsTold() {
        var later = told(Instant.parse("2026-03-02T01:00:00Z")).stream()
                .collect(Collectors.toMap(DemoUsageTest::id, event -> event));
        var again =
                told(NOW).stream().filter(event -> later.containsKey(id(event))).toList();
        assertTrue(again.size() > 20_000 / 6, () -> "only " + again.size());
        again.forEach(event -> assertEquals(later.get(id(event)), event));
    }

    @Test
    void everyEventHasAnIdOfItsOwnAndCountersThatMakeSense() {
        var told = told(NOW);
        assertEquals(
                told.size(), told.stream().map(DemoUsageTest::id).distinct().count());
        assertEquals(
                Set.of("read", "list", "create", "update", "delete"),
                told.stream()
                        .map(event -> event.path("data").path("operation").asText())
                        .collect(Collectors.toSet()));
        assertTrue(told.stream()
                .allMatch(event -> event.path("data").path("requests").asLong() >= 0
                        && event.path("data").path("egressBytes").asLong() >= 0));
        assertTrue(told.stream()
                        .mapToLong(event -> event.path("data").path("requests").asLong())
                        .sum()
                > 100_000);
    }

    private List<ObjectNode> told(Instant now) {
        return new DemoUsage(shop, now).of(shop.databases().get(0), "db_x").toList();
    }

    private static String id(ObjectNode event) {
        return event.path("id").asText();
    }
}
