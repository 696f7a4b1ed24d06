package io.groundplan.contracts.event;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.job.JobSpec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every type that is published has examples, and every example ever published can be read. */
class GoldenExamplesTest {
    private static final String EXAMPLES = "io.groundplan.contracts.event.GoldenExample#all";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyTypeHasAnExample() {
        assertEquals(
                EventTypes.all(),
                GoldenExample.all().stream().map(GoldenExample::type).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyKindOfJobHasAnExample() {
        var shown = GoldenExample.all().stream()
                .map(GoldenExample::event)
                .filter(JobRequestEvent.JobRequested.class::isInstance)
                .map(event -> ((JobRequestEvent.JobRequested) event).spec().getClass())
                .collect(Collectors.toSet());
        assertEquals(Set.of(JobSpec.class.getPermittedSubclasses()), shown);
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void anExampleIsNamedAfterItsType(GoldenExample example) {
        assertTrue(example.file().startsWith(example.type().substring("io.groundplan.".length()) + "."));
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void anExampleIsValid(GoldenExample example) {
        assertEquals(Set.of(), EventSchemas.violations(example.type(), example.data()));
    }

    /** Equal, not similar: a field added later must be one that may be absent, or old events would read as new ones. */
    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void anExampleIsWrittenAsItWasRead(GoldenExample example) throws JsonProcessingException {
        assertEquals(example.data(), JSON.readTree(EventJson.write(example.event())));
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void theAttributesOfAnExampleAreWrittenAsTheyWereRead(GoldenExample example) {
        assertEquals(example.headers(), example.envelope().headers());
        assertEquals(7, example.envelope().id().version());
        assertEquals(example.type(), example.event().eventType());
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void theKeyIsTheProjectOrOtherwiseTheTeam(GoldenExample example) {
        var data = example.data();
        var project = data.has("job") ? data.at("/job/projectId") : data.path("projectId");
        assertEquals(project.isMissingNode() ? data.get("teamId") : project, JSON.valueToTree(example.key()));
    }

    @ParameterizedTest
    @MethodSource(EXAMPLES)
    void idsInExamplesAreCanonical(GoldenExample example) {
        ids(example.data()).forEach(id -> assertTrue(CanonicalId.isCanonical(java.util.UUID.fromString(id)), id));
    }

    private static Set<String> ids(JsonNode data) {
        var ids = new TreeSet<String>();
        for (var node : data) {
            if (node.isTextual() && node.textValue().matches("[0-9a-f-]{36}")) {
                ids.add(node.textValue());
            }
            ids.addAll(ids(node));
        }
        return ids;
    }
}
