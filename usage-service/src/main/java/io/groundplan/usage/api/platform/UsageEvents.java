package io.groundplan.usage.api.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.FieldProblem;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.usage.metering.Usage;
import io.groundplan.usage.wire.CloudEventAttributes;
import io.groundplan.usage.wire.UsageReader;

/** The events of a request's body, all of them good; otherwise it says what is wrong with each. */
record UsageEvents(ProjectId project, Instant now) {
    private static final int MOST = 1_000;

    /** A batch: an array of events. */
    List<Usage> batch(JsonNode body) {
        if (body == null || !body.isArray()) {
            throw Problem.invalid("events", "must be an array");
        }
        if (body.size() > MOST) {
            throw Problem.invalid("events", "must be at most " + MOST);
        }
        var problems = new ArrayList<FieldProblem>();
        var usages = IntStream.range(0, body.size())
                .mapToObj(i -> read(body.get(i), "events[" + i + "].", problems))
                .flatMap(Optional::stream)
                .toList();
        return good(usages, problems);
    }

    List<Usage> single(JsonNode body) {
        var problems = new ArrayList<FieldProblem>();
        return good(read(body, "", problems).stream().toList(), problems);
    }

    private static List<Usage> good(List<Usage> usages, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
        return usages;
    }

    private Optional<Usage> read(JsonNode event, String prefix, List<FieldProblem> problems) {
        if (event == null || !event.isObject()) {
            var name = prefix.isEmpty() ? "event" : prefix.substring(0, prefix.length() - 1);
            problems.add(new FieldProblem(name, name + " must be an object"));
            return Optional.empty();
        }
        requireText(event, "specversion", "1.0", prefix, problems);
        requireText(event, "type", UsageRecorded.TYPE, prefix, problems);
        var reading = UsageReader.read(
                new CloudEventAttributes(text(event, "source"), text(event, "id"), text(event, "time")),
                event.get("data"),
                new UsageReader.Expected(now, now, Optional.of(project)),
                prefix);
        problems.addAll(reading.problems());
        return reading.usage();
    }

    private static void requireText(
            JsonNode event, String name, String value, String prefix, List<FieldProblem> problems) {
        if (!value.equals(text(event, name))) {
            problems.add(new FieldProblem(prefix + name, prefix + name + " must be " + value));
        }
    }

    /** Null for what is absent or no text. */
    private static String text(JsonNode event, String name) {
        var value = event.get(name);
        return value == null ? null : value.textValue();
    }
}
