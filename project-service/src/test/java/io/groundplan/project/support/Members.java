package io.groundplan.project.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.awaitility.Awaitility;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

/** Plays membership-service: gives people roles, and waits until the service has heard of it. */
public final class Members {
    private static final KafkaSend EVENTS = KafkaSend.open(TestServers.kafka().bootstrapServers());

    private Members() {}

    public static TeamId newTeam() {
        return TeamId.next(Clock.systemUTC());
    }

    public static void inTeam(TeamId team, Client person, String role) {
        var user = person.user().value();
        send(team.value(), user, 1, new MembershipEvent.TeamMemberAdded(team.value(), user, role));
        awaitRow("select count(*) from team_member where team_id = ? and user_id = ?", team.value(), user);
    }

    public static void inProject(TestProject project, Client person, String role) {
        inProject(project.uuid(), person, role);
    }

    public static void inProject(UUID project, Client person, String role) {
        reported(project, person, role, 1);
        var user = person.user().value();
        awaitRow("select count(*) from project_member where project_id = ? and user_id = ?", project, user);
    }

    /** Reports a role without waiting; the sequence tells which of two reports is the later one. */
    public static void reported(TestProject project, Client person, String role, long sequence) {
        reported(project.uuid(), person, role, sequence);
    }

    private static void reported(UUID project, Client person, String role, long sequence) {
        var member = MemberId.next(Clock.systemUTC()).value();
        var event =
                new MembershipEvent.MemberAdded(project, member, person.user().value(), role);
        send(project, member, sequence, event);
    }

    private static void send(UUID key, UUID subject, long sequence, MembershipEvent event) {
        var now = Instant.now();
        EVENTS.event(
                key.toString(),
                new EventEnvelope(
                        EventIds.next(now),
                        event.eventType(),
                        "/membership-service",
                        subject.toString(),
                        now,
                        Actor.SYSTEM,
                        sequence,
                        null),
                event);
    }

    private static void awaitRow(String sql, UUID where, UUID user) {
        Awaitility.await("the role to be known")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ServiceDatabase.value(sql, where, user), Long.valueOf(1)::equals);
    }
}
