package io.groundplan.usage;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.Replay;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The story of a project's and a team's people: however often and in whatever order it is told again, it ends the same. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class MembershipStoryTest {
    private static final String ROLES =
            """
            select 'project ' || user_id || ' ' || role || ' ' || version from project_role where project_id = ?
            union all select 'team ' || user_id || ' ' || role || ' ' || version from team_role where team_id in (?, ?)
            union all select 'in ' || team_id from known_project where project_id = ?
            """;

    private static final Instant EXPIRY = Instant.parse("2124-01-15T10:30:00Z");

    private static KafkaSend kafka;

    private record Told(UUID key, long sequence, MembershipEvent event) {}

    private final TestProject project = TestProject.next();
    private final UUID id = project.id().value();
    private final UUID ann = project.ownerId().value();
    private final UUID bob = Person.named("Bob").id().value();
    private final UUID carol = Person.named("Carol").id().value();
    private final UUID team = TeamId.next(Clock.systemUTC()).value();
    private final UUID gone = TeamId.next(Clock.systemUTC()).value();
    private final UUID invite = InviteId.next(Clock.systemUTC()).value();
    private final UUID after = TeamId.next(Clock.systemUTC()).value();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void whatIsToldAgainChangesNothing() {
        project.send(kafka, project.created());
        tell(story());
        var end = roles();
        assertEquals(
                new TreeSet<>(List.of(
                        "project " + ann + " admin 6",
                        "project " + bob + " owner 6",
                        "project " + carol + " viewer 7",
                        "team " + ann + " owner 2",
                        "team " + bob + " viewer 4",
                        "in " + after)),
                end);
        tell(story());
        assertEquals(end, roles());
        var backwards = new ArrayList<>(story());
        Collections.reverse(backwards);
        tell(backwards);
        assertEquals(end, roles());
    }

    @Test
    void theWholeTopicToldAgainLeavesEveryTableAsItWas() throws SQLException {
        project.send(kafka, project.created());
        tell(story());
        var database = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (var connection = TestServers.postgres().connect(database.substring(database.lastIndexOf('/') + 1))) {
            var replay = new Replay(
                    connection, TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP, "membership-events");
            var before = replay.knowledge();
            replay.tell();
            assertEquals(before, replay.knowledge());
        }
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
                inProject(7, new InviteCreated(id, null, invite, "dan@example.org", "admin", EXPIRY)),
                inProject(7, new InviteCancelled(id, null, invite, "dan@example.org", "admin")),
                inProject(7, new InviteAccepted(id, null, invite, "carol@example.org", "viewer", carol)),
                new Told(team, 1, new TeamCreated(team, "Ops", "ops", false, ann)),
                new Told(team, 2, new TeamMemberAdded(team, ann, "owner")),
                new Told(team, 3, new TeamMemberAdded(team, bob, "admin")),
                new Told(team, 4, new TeamMemberRoleChanged(team, bob, "viewer")),
                new Told(team, 5, new TeamMemberAdded(team, carol, "viewer")),
                new Told(team, 6, new TeamMemberRemoved(team, carol)),
                new Told(gone, 1, new TeamCreated(gone, "Gone", "gone", false, ann)),
                new Told(gone, 2, new TeamMemberAdded(gone, ann, "owner")),
                new Told(gone, 3, new TeamDeleted(gone, "Gone")));
    }

    private Told inProject(long sequence, MembershipEvent event) {
        return new Told(id, sequence, event);
    }

    private UUID member(UUID user) {
        return MemberId.of(project.id(), new UserId(user)).value();
    }

    /** Tells all of it, with new ids of events, and waits until it is heard. */
    private void tell(List<Told> story) {
        story.forEach(this::send);
        var marker = ProjectId.next(Clock.systemUTC());
        for (var key : List.of(id, team, gone)) {
            var user = Person.named("Last").id();
            send(new Told(
                    key,
                    1,
                    new MemberAdded(marker.value(), MemberId.of(marker, user).value(), user.value(), "viewer")));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rows("select user_id::text from project_role where project_id = ?", marker.value())
                                .size()
                        == 3);
    }

    private void send(Told told) {
        var now = Instant.now();
        var key = told.key().toString();
        var type = told.event().eventType();
        kafka.event(
                key,
                new EventEnvelope(EventIds.next(now), type, "/test", key, now, Actor.SYSTEM, told.sequence(), null),
                told.event());
    }

    private TreeSet<String> roles() {
        return rows(ROLES, id, team, gone, id);
    }

    private static TreeSet<String> rows(String sql, UUID... parameters) {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        var rows = new TreeSet<String>();
        try (var connection = TestServers.postgres().connect(url.substring(url.lastIndexOf('/') + 1));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
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
