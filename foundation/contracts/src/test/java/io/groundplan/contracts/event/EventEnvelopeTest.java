package io.groundplan.contracts.event;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EventEnvelopeTest {
    private static final GoldenExample EXAMPLE = GoldenExample.all().get(0);

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "source", "subject", "time", "actorid", "actorname", "sequence"})
    void aMissingAttributeIsMalformed(String attribute) {
        var headers = headersWith("ce_" + attribute, null);
        var failure = assertThrows(MalformedEventException.class, () -> EventEnvelope.fromHeaders(headers::get));
        assertTrue(failure.getMessage().contains("ce_" + attribute), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"ce_id, 17", "ce_time, yesterday", "ce_sequence, first"})
    void anUnreadableAttributeIsMalformed(String header, String value) {
        var headers = headersWith(header, value);
        assertThrows(MalformedEventException.class, () -> EventEnvelope.fromHeaders(headers::get));
    }

    @Test
    void theRequestIdIsOptional() {
        var headers = headersWith("ce_requestid", null);
        assertEquals(Optional.empty(), EventEnvelope.fromHeaders(headers::get).requestIdIfAny());
        assertEquals(headers, EventEnvelope.fromHeaders(headers::get).headers());
    }

    private static Map<String, String> headersWith(String name, String value) {
        var headers = new TreeMap<>(EXAMPLE.headers());
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return headers;
    }
}
