package io.groundplan.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EventTypesTest {
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passwd|secret|plaintext|credential|privateKey|token|verifier");

    /** A verifier tells no password, and the id of a token is not the token. */
    private static final Map<Class<?>, Set<String>> ALLOWED = Map.of(
            JobRequestEvent.JobRequested.class, Set.of("scramVerifier"),
            ProjectEvent.ProjectTokenCreated.class, Set.of("tokenId"),
            ProjectEvent.ProjectTokenRevoked.class, Set.of("tokenId"));

    @Test
    void everyEventRecordIsRegistered() {
        assertEquals(
                EventRecords.all().stream().map(EventRecords::typeOf).collect(Collectors.toCollection(TreeSet::new)),
                EventTypes.all());
    }

    @Test
    void everyTypeHasASchemaAndNoSchemaIsLeftOver() {
        var expected = EventTypes.all().stream().map(EventSchemas::file).collect(Collectors.toCollection(TreeSet::new));
        expected.add("definitions.json");
        assertEquals(expected, PublishedFiles.jsonFiles("/schemas"));
    }

    @ParameterizedTest
    @MethodSource("io.groundplan.contracts.event.EventTypes#all")
    void aSchemaIsOfTheTypeItIsNamedAfter(String type) {
        var schema = EventSchemas.document(type);
        assertEquals(type, schema.get("title").textValue());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.get("$schema").textValue());
    }

    @ParameterizedTest
    @MethodSource("io.groundplan.contracts.event.EventRecords#all")
    void aSchemaDescribesEveryFieldOfTheRecord(Class<?> event) {
        var described = new TreeSet<String>();
        EventSchemas.document(EventRecords.typeOf(event))
                .get("properties")
                .fieldNames()
                .forEachRemaining(described::add);
        var fields = Arrays.stream(event.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(fields, described);
    }

    @ParameterizedTest
    @MethodSource("io.groundplan.contracts.event.GoldenExample#all")
    void aTypeIsOnTheTopicOfItsOwner(GoldenExample example) {
        var what = example.type().split("\\.")[2];
        var topic =
                switch (what) {
                    case "project", "environment", "api_key", "project_token", "task" -> Topics.PROJECT;
                    case "database" -> topicOfDatabases(example.type());
                    case "team", "team_member", "member", "ownership", "invite" -> Topics.MEMBERSHIP;
                    case "job" -> example.type().contains("request") ? Topics.JOB_REQUESTS : Topics.JOBS;
                    case "usage", "collection" -> Topics.USAGE;
                    default -> throw new AssertionError("whose is " + example.type() + "?");
                };
        assertEquals(topic, example.event().topic());
        assertTrue(Topics.ALL.contains(topic));
    }

    private static String topicOfDatabases(String type) {
        if (type.contains("storage")) {
            return Topics.JOBS;
        }
        return type.contains("sampled") ? Topics.USAGE : Topics.PROJECT;
    }

    @ParameterizedTest
    @MethodSource("io.groundplan.contracts.event.EventTypes#all")
    void aTypeIsNamedByTheRule(String type) {
        assertTrue(type.matches("io\\.groundplan\\.[a-z_]+\\.[a-z_]+\\.v[1-9]"), type);
    }

    @Test
    void theOnlyFieldsNearASecretAreVerifiersAndIds() {
        for (var event : EventRecords.all()) {
            var suspicious = EventRecords.components(event)
                    .map(component -> component.getName())
                    .filter(name -> SECRET.matcher(name).find())
                    .collect(Collectors.toSet());
            assertEquals(ALLOWED.getOrDefault(event, Set.of()), suspicious, event.getSimpleName());
        }
    }

    @Test
    void aTypeOfALaterVersionIsNoError() {
        assertEquals(Optional.empty(), EventTypes.read("io.groundplan.project.painted.v1", "{\"colour\":\"red\"}"));
    }

    @Test
    void dataThatIsNotOfItsTypeIsMalformedAndNotQuoted() {
        var failure = assertThrows(
                MalformedEventException.class,
                () -> EventTypes.read(ProjectEvent.ProjectReady.TYPE, "{\"projectId\":\"hunter2\"}"));
        assertTrue(!failure.getMessage().contains("hunter2"), failure.getMessage());
    }
}
