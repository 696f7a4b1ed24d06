package io.groundplan.bench.usage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.bench.stage.Alone;
import io.groundplan.bench.stage.Caller;

/** How long it takes from an event until an answer of the service has it: an event at a time, asked for until it shows. */
final class Visibility {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long POLL_MILLIS = 4;
    private static final long BETWEEN_MILLIS = 30;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P99 = 0.99;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest question;

    Visibility(Alone stage, Caller owner, UUID project) {
        question = HttpRequest.newBuilder(
                        stage.address().resolve("/api/v1/platform/projects/" + project + "/usage?period=month"))
                .header("Authorization", "Bearer " + owner.token())
                .build();
    }

    /** Milliseconds within which 99 of 100 events show. */
    double p99(Producers producers, Events events, UUID project, Duration duration) throws Exception {
        var nanos = new ArrayList<Long>();
        long until = System.nanoTime() + duration.toNanos();
        long shown = shown();
        while (System.nanoTime() < until) {
            long began = System.nanoTime();
            producers.send(events.next(project));
            shown++;
            while (shown() < shown) {
                if (System.nanoTime() - began > PATIENCE_NANOS) {
                    throw new IllegalStateException("an event does not show");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            nanos.add(System.nanoTime() - began);
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
        return quantile(nanos, P99) / NANOS_PER_MILLI;
    }

    private long shown() throws IOException, InterruptedException {
        var answer = http.send(question, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).at("/usage/requests/total").asLong();
    }

    private static double quantile(List<Long> values, double quantile) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}
