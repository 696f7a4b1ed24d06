package io.groundplan.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.MembershipEvent.InviteAccepted;
import io.groundplan.contracts.event.MembershipEvent.InviteCancelled;
import io.groundplan.contracts.event.MembershipEvent.InviteCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.event.ProjectEvent.ProjectUpdated;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.mail.TestMailServer;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What is told of invites, what they hear of projects, and where their tokens are not. */
@QuarkusTest
class InviteEventsTest extends MembershipServiceTest {
    private static final List<String> TABLES =
            List.of("invite", "mail_outbox", "outbox", "idempotency_key", "project_roster", "app_user");

    private static KafkaTap told;
    private static KafkaSend kafka;

    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeAll
    static void connect() {
        told = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP);
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
        told.close();
    }

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
        project = TestProject.of(ann);
    }

    @Test
    void anAcceptedInviteIsToldWithTheMembership() {
        var invite = TestInvite.made(project, bob, "viewer");
        invite.acceptedBy(bob).then().statusCode(200);
        invite.acceptedBy(bob).then().statusCode(200);
        TestInvite.made(project, Person.withEmail("Later"), "viewer");
        var events = told.await(this::isAboutTheProject, 5);
        assertEquals(
                List.of(
                        "member.added 1",
                        "invite.created 1",
                        "member.added 2",
                        "invite.accepted 2",
                        "invite.created 1"),
                events.stream().map(InviteEventsTest::typeAndSequence).toList());
        var created = EventJson.read(events.get(1).value(), InviteCreated.class);
        assertEquals(bob.email(), created.email());
        assertEquals("viewer", created.role());
        assertEquals(invite.id(), created.inviteId().toString());
        assertEquals(invite.id(), events.get(1).headers().get("ce_subject"));
        assertEquals(ann.id().value().toString(), events.get(1).headers().get("ce_actorid"));
        assertEquals(
                new InviteAccepted(
                        project.id().value(),
                        null,
                        UUID.fromString(invite.id()),
                        bob.email(),
                        "viewer",
                        bob.id().value()),
                EventJson.read(events.get(3).value(), InviteAccepted.class));
        assertEquals(bob.id().value().toString(), events.get(3).headers().get("ce_actorid"));
    }

    @Test
    void aCancelledInviteIsTold() {
        var invite = TestInvite.made(project, bob, "member");
        invite.cancelledBy(ann, project).then().statusCode(204);
        var event = told.await(record -> isAboutTheProject(record) && InviteCancelled.TYPE.equals(record.type()));
        assertEquals(
                new InviteCancelled(project.id().value(), null, UUID.fromString(invite.id()), bob.email(), "member"),
                EventJson.read(event.value(), InviteCancelled.class));
    }

    @Test
    void theTokenIsInNoTableNoEventAndNoLog() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var answer = ann.call("POST", TestInvite.path(project), TestInvite.body(bob.email(), "member"), key);
        var invite = TestInvite.of(answer);
        assertNowhere(invite.token());
        invite.open().then().statusCode(200);
        invite.acceptedBy(Person.withEmail("Eve")).then().statusCode(403);
        invite.acceptedBy(bob, key).then().statusCode(200);
        told.await(record -> isAboutTheProject(record) && InviteAccepted.TYPE.equals(record.type()));
        assertNowhere(invite.token());
        assertFalse(KafkaTap.everything(TestServers.kafka().bootstrapServers()).stream()
                .anyMatch(record -> (record.value() + record.headers()).contains(invite.token())));
        assertFalse(TestMailServer.log().contains(invite.token()));
    }

    @Test
    void invitesEndWithTheirProject() {
        send(created("Shop"), 1);
        var invite = TestInvite.made(project, bob, "member");
        send(new ProjectDeleted(project.id().value(), "Shop"), 2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> invite.open().then().statusCode(404));
        invite.acceptedBy(bob).then().statusCode(404);
        bob.get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
        assertEquals(0L, rows("select count(*) from invite where id = ?::uuid", invite.id()));
        assertEquals(0L, rows("select count(*) from mail_outbox where invite_id = ?::uuid", invite.id()));
    }

    @Test
    void projectsAreCalledAsTheirLatestEventSays() {
        send(created("Shop"), 1);
        send(updated("Market"), 3);
        send(updated("Store"), 2);
        send(updated("Bazaar"), 4);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "Bazaar".equals(name()));
        send(updated("Store"), 2);
        var last = ProjectId.next(Clock.systemUTC());
        send(new ProjectCreated(last.value(), project.team().value(), ann.id().value(), "Ann", "Last", "last"), 1);
        told.await(event -> event.key().equals(last.value().toString()));
        assertEquals("Bazaar", name());
    }

    private ProjectUpdated updated(String name) {
        return new ProjectUpdated(project.id().value(), name, List.of("name"));
    }

    private String name() {
        var names = "select coalesce(max(name), '') from project_roster where project_id = ?";
        return (String) ServiceDatabase.value(names, project.id().value());
    }

    private void assertNowhere(String token) {
        for (var table : TABLES) {
            var content = ServiceDatabase.value("select coalesce(string_agg(t::text, ' '), '') from " + table + " t");
            assertFalse(((String) content).contains(token), table);
        }
    }

    private ProjectCreated created(String name) {
        return new ProjectCreated(
                project.id().value(), project.team().value(), ann.id().value(), "Ann", name, "shop");
    }

    private void send(EventData data, long sequence) {
        var now = Instant.now();
        var key = project.id().value().toString();
        var actor = new Actor(ann.id().value().toString(), "Ann");
        kafka.event(
                key,
                new EventEnvelope(
                        EventIds.next(now), data.eventType(), "/project-service", key, now, actor, sequence, "r"),
                data);
    }

    private static long rows(String sql, Object parameter) {
        return ((Number) ServiceDatabase.value(sql, parameter)).longValue();
    }

    private static String typeAndSequence(TappedRecord event) {
        return event.type().replaceAll("io.groundplan.|.v1", "") + " "
                + event.headers().get("ce_sequence");
    }

    private boolean isAboutTheProject(TappedRecord event) {
        return event.key().equals(project.id().value().toString());
    }
}
