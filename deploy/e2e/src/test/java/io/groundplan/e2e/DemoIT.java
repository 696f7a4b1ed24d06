package io.groundplan.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** `up --demo` gives every figure something to show, and giving it twice changes nothing. */
class DemoIT {
    private static final String PLATFORM = "/api/v1/platform";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void everyFigureHasSomethingToShowAndASecondDemonstrationAddsNothing() {
        var stack = RunningStack.start("--demo");
        try {
            assertFalse(stack.output().contains("the demonstration is not complete"), stack.output());
            var ada = new Client(stack.address()).as("ada@example.com");
            var before = projects(ada);
            assertEquals(List.of("Analytics", "Blog", "Web shop"), List.copyOf(before.keySet()));
            before.values().forEach(project -> requireFigures(ada, project));
            var shop = before.get("Web shop");
            Awaitility.await("samples of the shop").atMost(PATIENCE).untilAsserted(() -> {
                var stats = ada.get(PLATFORM + "/projects/" + shop + "/stats")
                        .expect(200)
                        .path("stats");
                assertEquals(2, stats.path("databaseCount").asInt());
                assertEquals(3, stats.path("collectionCount").asInt());
                assertEquals(15_000, stats.path("documentCount").asLong());
                assertTrue(stats.path("totalSize").asLong() > 16_000_000);
            });
            var told = pastDays(ada, shop);

            stack = stack.restarted("--demo");
            var again = new Client(stack.address()).as("ada@example.com");
            assertEquals(before, projects(again));
            assertEquals(told, pastDays(again, shop));
        } finally {
            stack.close();
        }
    }

    /** Ids by name. */
    private static Map<String, String> projects(Client client) {
        var teams = client.get(PLATFORM + "/teams").expect(200).path("teams");
        var team = StreamSupport.stream(teams.spliterator(), false)
                .filter(one -> one.path("name").asText().equals("Demo"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        var byName = new TreeMap<String, String>();
        client.get(PLATFORM + "/projects/team/" + team)
                .expect(200)
                .path("projects")
                .forEach(project -> byName.put(
                        project.path("name").asText(), project.path("id").asText()));
        return byName;
    }

    private static void requireFigures(Client client, String project) {
        var path = PLATFORM + "/projects/" + project;
        Awaitility.await("figures of " + project).atMost(PATIENCE).untilAsserted(() -> {
            var usage = client.get(path + "/usage?period=month").expect(200).path("usage");
            assertTrue(usage.path("requests").path("writes").asLong() > 0, usage::toString);
            assertTrue(usage.path("bandwidth").path("ingress").asLong() > 0, usage::toString);
            assertTrue(usage.path("storage").path("indexes").asLong() > 0, usage::toString);
            var days = days(client, project);
            assertEquals(30, days.size());
            days.stream().limit(29).forEach(day -> assertTrue(day.path("value").asLong() > 0, days::toString));
            var egress = client.get(path + "/egress-breakdown").expect(200).path("egressBreakdown");
            assertEquals(5, egress.path("byOperation").size(), egress::toString);
            assertFalse(
                    client.get(path + "/activity").expect(200).path("activity").isEmpty());
        });
    }

    /** Today is not over, so that its figure still grows. */
    private static List<JsonNode> pastDays(Client client, String project) {
        return days(client, project).subList(0, 29);
    }

    private static List<JsonNode> days(Client client, String project) {
        var series = client.get(PLATFORM + "/projects/" + project + "/time-series?metric=requests&period=day&range=30d")
                .expect(200)
                .path("timeSeries")
                .path("data");
        return StreamSupport.stream(series.spliterator(), false).toList();
    }
}
