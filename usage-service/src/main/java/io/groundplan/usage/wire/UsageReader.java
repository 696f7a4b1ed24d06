package io.groundplan.usage.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.FieldProblem;
import io.groundplan.usage.metering.AcceptedWindow;
import io.groundplan.usage.metering.Operation;
import io.groundplan.usage.metering.Usage;

/**
 * Reads one event of usage and says all that is wrong with it, each with the name of its field. Nothing is coerced: a
 * counter is a whole number of JSON that fits 63 bits.
 */
public final class UsageReader {
    /** Attributes are part of an index; longer ones would not fit. */
    private static final int LONGEST_ATTRIBUTE = 255;

    private static final KnownIds<ProjectId> PROJECTS = new KnownIds<>(ProjectId::parse);
    private static final KnownIds<DatabaseId> DATABASES = new KnownIds<>(DatabaseId::parse);

    /** What the event must be: the clock's time, when it was sent to us, and the project it was sent to, if to one. */
    public record Expected(Instant now, Instant sent, Optional<ProjectId> project) {}

    private final Expected expected;
    private final String prefix;
    private final List<FieldProblem> problems = new ArrayList<>();

    private UsageReader(Expected expected, String prefix) {
        this.expected = expected;
        this.prefix = prefix;
    }

    /**
     * Reads an event.
     *
     * @param prefix what the names of its fields begin with, such as `events[3].`
     * @param data null where there is none
     */
    public static UsageReading read(CloudEventAttributes attributes, JsonNode data, Expected expected, String prefix) {
        return new UsageReader(expected, prefix).read(attributes, data);
    }

    private UsageReading read(CloudEventAttributes attributes, JsonNode data) {
        var source = attribute("source", attributes.source());
        var id = attribute("id", attributes.id());
        var time = time(attributes.time());
        if (data == null || !data.isObject()) {
            wrong("data", "must be an object");
            return new UsageReading(Optional.empty(), Optional.empty(), problems);
        }
        var project = project(data.get("projectId"));
        var usage = new Usage(
                project.map(ProjectId::new).orElse(null),
                source,
                id,
                time,
                database(data.get("databaseId")),
                operation(data.get("operation")),
                counter(data, "requests"),
                counter(data, "ingressBytes"),
                counter(data, "egressBytes"));
        return new UsageReading(problems.isEmpty() ? Optional.of(usage) : Optional.empty(), project, problems);
    }

    private String attribute(String name, String value) {
        if (value == null || value.isBlank()) {
            wrong(name, "is required");
        } else if (value.length() > LONGEST_ATTRIBUTE) {
            wrong(name, "must have at most " + LONGEST_ATTRIBUTE + " characters");
        } else if (!StorableText.is(value)) {
            wrong(name, "must be storable as text");
        }
        return value;
    }

    private Instant time(String text) {
        if (text == null) {
            wrong("time", "is required");
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            AcceptedWindow.refusal(time, expected.now(), expected.sent()).ifPresent(reason -> wrong("time", reason));
            return time;
        } catch (DateTimeException e) {
            wrong("time", "must be a time of RFC 3339");
            return null;
        }
    }

    private Optional<UUID> project(JsonNode value) {
        var given = expected.project().map(ProjectId::value);
        if (isAbsent(value)) {
            if (given.isEmpty()) {
                wrong("data.projectId", "is required");
            }
            return given;
        }
        var named = PROJECTS.parse(text(value)).map(ProjectId::value);
        if (named.isEmpty()) {
            wrong("data.projectId", "must be the id of a project");
        } else if (given.isPresent() && !given.equals(named)) {
            wrong("data.projectId", "must be the project of the path");
        }
        return named;
    }

    private Optional<DatabaseId> database(JsonNode value) {
        if (isAbsent(value)) {
            return Optional.empty();
        }
        var database = DATABASES.parse(text(value));
        if (database.isEmpty()) {
            wrong("data.databaseId", "must be the id of a database");
        }
        return database;
    }

    private Operation operation(JsonNode value) {
        var operation = Operation.parse(text(value));
        if (operation.isEmpty()) {
            wrong("data.operation", "must be read, list, create, update or delete");
        }
        return operation.orElse(null);
    }

    private long counter(JsonNode data, String name) {
        var value = data.get(name);
        if (isAbsent(value)) {
            wrong("data." + name, "is required");
        } else if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            wrong("data." + name, "must be a whole number below 2^63");
        } else if (value.longValue() < 0) {
            wrong("data." + name, "must not be negative");
        } else {
            return value.longValue();
        }
        return 0;
    }

    private void wrong(String field, String message) {
        problems.add(new FieldProblem(prefix + field, prefix + field + " " + message));
    }

    private static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }

    /** Null for what is no text. */
    private static String text(JsonNode value) {
        return value == null ? null : value.textValue();
    }
}
