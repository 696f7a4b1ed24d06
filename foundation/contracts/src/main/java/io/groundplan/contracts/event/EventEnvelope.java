package io.groundplan.contracts.event;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The CloudEvents 1.0 attributes of an event, in binary mode Kafka headers with the prefix `ce_`. `id` is a UUIDv7,
 * `sequence` the version of the aggregate that `subject` names, `requestId` the HTTP request that caused it, if any.
 */
public record EventEnvelope(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        Actor actor,
        long sequence,
        String requestId) {
    private static final String PREFIX = "ce_";

    /** The id of the HTTP request that caused the event. */
    public Optional<String> requestIdIfAny() {
        return Optional.ofNullable(requestId);
    }

    /** The headers of a record that carries this event. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(PREFIX + "specversion", "1.0");
        headers.put(PREFIX + "id", id.toString());
        headers.put(PREFIX + "type", type);
        headers.put(PREFIX + "source", source);
        headers.put(PREFIX + "subject", subject);
        headers.put(PREFIX + "time", time.toString());
        headers.put(PREFIX + "actorid", actor.id());
        headers.put(PREFIX + "actorname", actor.name());
        headers.put(PREFIX + "sequence", Long.toString(sequence));
        if (requestId != null) {
            headers.put(PREFIX + "requestid", requestId);
        }
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Reads the headers back; `header` answers null for a header that is not there. */
    public static EventEnvelope fromHeaders(UnaryOperator<String> header) {
        try {
            return new EventEnvelope(
                    UUID.fromString(required(header, "id")),
                    required(header, "type"),
                    required(header, "source"),
                    required(header, "subject"),
                    Instant.parse(required(header, "time")),
                    new Actor(required(header, "actorid"), required(header, "actorname")),
                    Long.parseLong(required(header, "sequence")),
                    header.apply(PREFIX + "requestid"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEventException("a CloudEvents header is malformed: " + e.getMessage());
        }
    }

    private static String required(UnaryOperator<String> header, String attribute) {
        var value = header.apply(PREFIX + attribute);
        if (value == null) {
            throw new MalformedEventException("the CloudEvents header " + PREFIX + attribute + " is missing");
        }
        return value;
    }
}
