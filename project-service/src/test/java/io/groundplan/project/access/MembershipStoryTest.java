package io.groundplan.project.access;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.event.MembershipEvent.InviteAccepted;
import io.groundplan.contracts.event.MembershipEvent.InviteCancelled;
import io.groundplan.contracts.event.MembershipEvent.InviteCreated;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.MemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.MemberRoleChanged;
import io.groundplan.contracts.event.MembershipEvent.OwnershipTransferred;
import io.groundplan.contracts.event.MembershipEvent.TeamCreated;
import io.groundplan.contracts.event.MembershipEvent.TeamDeleted;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRoleChanged;
import io.groundplan.contracts.event.MembershipEvent.TeamUpdated;
import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ServiceDatabase;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The story of a project's and a team's people: however often and in whatever order it is told again, it ends the same. */
@QuarkusTest
class MembershipStoryTest extends ProjectServiceTest {
    private static final String STATE =
            """
            select 'member ' || user_id || ' ' || role || ' ' || version from project_member where project_id = ?
            union all select 'team ' || user_id || ' ' || role || ' ' || version from team_member where team_id in (?, ?)
            union all select 'named ' || name || ' ' || version from team where id in (?, ?)
            union all select 'in ' || team_id || ' ' || slug || ' ' || version from project where id = ?
            """;

    private static KafkaSend kafka;

    private record Told(UUID key, long sequence, MembershipEvent event) {}

    private final Client anna = Client.person("anna");
    private final Client robert = Client.person("robert");
    private final UUID ann = anna.user().value();
    private final UUID bob = robert.user().value();
    private final UUID carol = Client.person("carol").user().value();
    private final UUID team = TeamId.next(Clock.systemUTC()).value();
    private final UUID gone = TeamId.next(Clock.systemUTC()).value();
    private final UUID after = TeamId.personalOf(robert.user()).value();
    private TestProject project;
    private UUID id;

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void begin() {
        project = TestProject.ready(anna);
        id = project.uuid();
    }

    @Test
    void whatIsToldAgainChangesNothing() {
        tell(story());
        var end = state();
        var inTeam = end.stream().filter(row -> row.startsWith("in " + after)).toList();
        assertEquals(1, inTeam.size(), end.toString());
        var expected = new TreeSet<>(List.of(
                "member " + ann + " admin 6",
                "member " + bob + " owner 6",
                "member " + carol + " viewer 7",
                "team " + ann + " owner 2",
                "team " + bob + " viewer 4",
                "named Operations 7"));
        expected.addAll(inTeam);
        assertEquals(expected, end);
        tell(story());
        assertEquals(end, state());
        var backwards = new ArrayList<>(story());
        Collections.reverse(backwards);
        tell(backwards);
        assertEquals(end, state());
    }

    @Test
    void aProjectThatWasTransferredIsAnotherPersonsInAnotherTeam() {
        TestProject.ready(robert);
        var before = anna.get(project.path());
        var path = "/internal/projects/" + id + "/ownership";
        var body = "{\"ownerId\":\"%s\",\"teamId\":\"%s\",\"sequence\":2}".formatted(bob, after);
        asService().request().body(body).put(path).then().statusCode(204);
        anna.delete(project.path()).then().statusCode(403);
        anna.get(project.path())
                .then()
                .statusCode(200)
                .header("ETag", not(before.header("ETag")))
                .body("project.updated_at", is(before.<String>path("project.updated_at")));
        // the new team had a project of that slug
        robert.get(project.path()).then().statusCode(200).body("project.slug", not(is("shop")));
        asService()
                .request()
                .get("/internal/projects/" + id)
                .then()
                .statusCode(200)
                .body("ownerId", is(bob.toString()))
                .body("teamId", is(after.toString()));
        asService()
                .request()
                .get("/internal/teams/" + after + "/projects")
                .then()
                .body("any", is(true));
        robert.delete(project.path()).then().statusCode(202);
        asService().request().get("/internal/projects/" + id).then().statusCode(404);
    }

    @Test
    void anInviteIsHeardAndGivesNobodyARole() {
        var invite = InviteId.next(Clock.systemUTC()).value();
        var before = state();
        var expiry = Instant.now().plus(Duration.ofDays(7));
        for (var event : List.of(
                new InviteCreated(id, null, invite, "carol@example.org", "admin", expiry),
                new InviteAccepted(id, null, invite, "carol@example.org", "admin", carol),
                new InviteCancelled(null, team, invite, "carol@example.org", "admin"))) {
            var eventId = send(inProject(9, event));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> ServiceDatabase.value(
                                    "select count(*) from processed_event where event_id = ?", eventId),
                            Long.valueOf(1)::equals);
        }
        assertEquals(before, state());
    }

    private static Client asService() {
        return Client.withHeader("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }

    private List<Told> story() {
        return List.of(
                inProject(1, new MemberAdded(id, member(ann), ann, "owner")),
                inProject(2, new MemberAdded(id, member(bob), bob, "viewer")),
                inProject(3, new MemberRoleChanged(id, member(bob), bob, "member")),
                inProject(4, new MemberAdded(id, member(carol), carol, "admin")),
                inProject(5, new MemberRemoved(id, member(carol), carol)),
                inProject(6, new OwnershipTransferred(id, ann, bob, after)),
                inProject(7, new MemberAdded(id, member(carol), carol, "viewer")),
                new Told(team, 1, new TeamCreated(team, "Ops", "ops", false, ann)),
                new Told(team, 2, new TeamMemberAdded(team, ann, "owner")),
                new Told(team, 3, new TeamMemberAdded(team, bob, "admin")),
                new Told(team, 4, new TeamMemberRoleChanged(team, bob, "viewer")),
                new Told(team, 5, new TeamMemberAdded(team, carol, "viewer")),
                new Told(team, 6, new TeamMemberRemoved(team, carol)),
                new Told(team, 7, new TeamUpdated(team, "Operations", "ops")),
                new Told(gone, 1, new TeamCreated(gone, "Gone", "gone", false, ann)),
                new Told(gone, 2, new TeamMemberAdded(gone, ann, "owner")),
                new Told(gone, 3, new TeamDeleted(gone, "Gone")));
    }

    private Told inProject(long sequence, MembershipEvent event) {
        return new Told(id, sequence, event);
    }

    private UUID member(UUID user) {
        return MemberId.of(new ProjectId(id), new UserId(user)).value();
    }

    /** Tells all of it, with new ids of events, and waits until it is heard. */
    private void tell(List<Told> story) {
        story.forEach(this::send);
        var marker = ProjectId.next(Clock.systemUTC()).value();
        for (var key : List.of(id, team, gone)) {
            var user = Client.person("last").user().value();
            send(new Told(key, 1, new MemberAdded(marker, member(user), user, "viewer")));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> ServiceDatabase.value("select count(*) from project_member where project_id = ?", marker),
                        Long.valueOf(3)::equals);
    }

    private UUID send(Told told) {
        var now = Instant.now();
        var eventId = EventIds.next(now);
        var key = told.key().toString();
        var type = told.event().eventType();
        kafka.event(
                key,
                new EventEnvelope(eventId, type, "/test", key, now, Actor.SYSTEM, told.sequence(), null),
                told.event());
        return eventId;
    }

    private TreeSet<String> state() {
        var rows = new TreeSet<String>();
        try (var connection = ServiceDatabase.open();
                var statement = connection.prepareStatement(STATE)) {
            var parameters = List.of(id, team, gone, team, gone, id);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
