package io.groundplan.membership;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class OwnerMembershipTest extends MembershipServiceTest {
    private static KafkaSend kafka;
    private static KafkaTap told;

    private final Person owner = Person.named("Ada");
    private final ProjectId project = ProjectId.next(Clock.systemUTC());

    @BeforeAll
    static void connect() {
        var servers = TestServers.kafka().bootstrapServers();
        kafka = KafkaSend.open(servers);
        told = KafkaTap.open(servers, Topics.MEMBERSHIP, Topics.deadLetters(Topics.PROJECT));
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
        told.close();
    }

    @Test
    void whoCreatesAProjectBecomesItsOwner() {
        send(created(project));
        var event = told.await(isAbout(project));
        var added = EventJson.read(event.value(), MemberAdded.class);
        assertEquals(project.value(), added.projectId());
        assertEquals(owner.id().value(), added.userId());
        assertEquals("owner", added.role());
        assertEquals(added.memberId().toString(), event.headers().get("ce_subject"));
        assertEquals("1", event.headers().get("ce_sequence"));
        assertEquals("Ada", event.headers().get("ce_actorname"));
        assertEquals("request-1", event.headers().get("ce_requestid"));
    }

    @Test
    void anEventThatComesAgainChangesNothing() {
        var envelope = envelope(created(project));
        kafka.event(key(), envelope, created(project));
        kafka.event(key(), envelope, created(project));
        send(created(project));
        assertEquals(1, toldAfterAnotherProject().size());
    }

    @Test
    void aDeletedProjectKeepsNoMembersAndGetsNoneBack() {
        send(created(project));
        send(new ProjectDeleted(project.value(), "Shop"));
        send(created(project));
        assertEquals(1, toldAfterAnotherProject().size());
    }

    @Test
    void anEventOfAnUnknownTypeIsPassedOver() {
        var headers = new HashMap<>(envelope(created(project)).headers());
        headers.put("ce_type", "io.groundplan.project.painted.v1");
        kafka.record(Topics.PROJECT, key(), "{}", headers);
        assertEquals(0, toldAfterAnotherProject().size());
        assertTrue(told.records(isDeadLetter()).isEmpty());
    }

    @Test
    void aRecordThatIsNoEventGoesToTheDeadLettersAndTheNextOneIsHandled() {
        kafka.record(
                Topics.PROJECT,
                key(),
                "{\"projectId\": 7",
                envelope(created(project)).headers());
        kafka.record(Topics.PROJECT, key(), "{}", Map.of());
        send(created(project));
        told.await(isAbout(project));
        var letters = told.await(isDeadLetter(), 2);
        assertEquals("{\"projectId\": 7", letters.get(0).value());
        assertTrue(letters.get(0).headers().get("dead-letter-reason").contains("not ProjectCreated"));
        assertEquals(Topics.PROJECT, letters.get(0).headers().get("dead-letter-topic"));
        assertTrue(letters.get(1).headers().get("dead-letter-reason").contains("ce_id is missing"));
    }

    private ProjectCreated created(ProjectId id) {
        return new ProjectCreated(
                id.value(), owner.personalTeam().value(), owner.id().value(), "Ada", "Shop", "shop");
    }

    private void send(EventData data) {
        kafka.event(key(), envelope(data), data);
    }

    private EventEnvelope envelope(EventData data) {
        var now = Instant.now();
        return new EventEnvelope(
                EventIds.next(now),
                data.eventType(),
                "/project-service",
                key(),
                now,
                new Actor(owner.id().value().toString(), "Ada"),
                1,
                "request-1");
    }

    /** What was told of the project, by the time that a later event of the same partition was handled. */
    private List<TappedRecord> toldAfterAnotherProject() {
        var other = ProjectId.next(Clock.systemUTC());
        kafka.event(key(), envelope(created(other)), created(other));
        told.await(isAbout(other));
        return told.records(isAbout(project));
    }

    private static Predicate<TappedRecord> isAbout(ProjectId project) {
        return event -> event.key().equals(project.value().toString()) && MemberAdded.TYPE.equals(event.type());
    }

    private Predicate<TappedRecord> isDeadLetter() {
        return event -> event.topic().equals(Topics.deadLetters(Topics.PROJECT))
                && event.key().equals(key());
    }

    private String key() {
        return project.value().toString();
    }
}
