package io.groundplan.membership;

import java.util.List;
import java.util.stream.IntStream;

import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What others are told about the members of a project. */
final class MemberEvents {
    private static final KafkaTap TAP = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP);

    private MemberEvents() {}

    /** The short names of all events, once there are so many; their sequences count from one. */
    static List<String> typesOf(PeopledProject project, int count) {
        TAP.await(event -> isAbout(project, event), count);
        var events = TAP.records(event -> isAbout(project, event));
        assertEquals(
                IntStream.rangeClosed(1, events.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                events.stream().map(event -> event.headers().get("ce_sequence")).toList());
        return events.stream()
                .map(event -> event.type().replaceAll("io.groundplan.|.v1", ""))
                .toList();
    }

    private static boolean isAbout(PeopledProject project, TappedRecord event) {
        return event.key().equals(project.id().value().toString());
    }
}
