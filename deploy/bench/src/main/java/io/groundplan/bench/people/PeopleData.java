package io.groundplan.bench.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.groundplan.bench.people.Rows.Column;
import io.groundplan.bench.stage.Person;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** Writes the same people into the databases of both sides. */
final class PeopleData {
    private static final Timestamp NOW = Timestamp.from(Instant.now());
    private static final Timestamp LATER = Timestamp.from(Instant.now().plus(Duration.ofDays(7)));

    private final Connection service;
    private final Connection bare;

    PeopleData(Connection service, Connection bare) {
        this.service = service;
        this.bare = bare;
    }

    /** The crowd that everyone but the callers belongs to. */
    void addCrowd(int count) throws SQLException {
        var crowd = IntStream.range(0, count).mapToObj(Person::ofCrowd).toList();
        Rows.insert(
                service,
                "app_user",
                crowd,
                List.of(
                        new Column<>("id", "uuid", person -> person.user().value()),
                        new Column<>("issuer", "text", person -> "bench"),
                        new Column<>("subject", "text", person -> person.user().text()),
                        new Column<>("email", "text", person -> person.user().text() + "@example.com"),
                        new Column<>("email_verified", "boolean", person -> true),
                        new Column<>("name", "text", person -> "Somebody"),
                        new Column<>("created_at", "timestamptz", person -> NOW),
                        new Column<>("updated_at", "timestamptz", person -> NOW),
                        new Column<>("version", "bigint", person -> 1L)));
        Rows.insert(
                bare,
                "person",
                crowd,
                List.of(
                        new Column<>("id", "uuid", person -> person.user().value()),
                        new Column<>("email", "text", person -> person.user().text() + "@example.com"),
                        new Column<>("name", "text", person -> "Somebody")));
    }

    /** Projects in the personal team of their owner. */
    void addProjects(UserId owner, List<ProjectId> projects) throws SQLException {
        Rows.insert(
                service,
                "project_roster",
                projects,
                List.of(
                        new Column<>("project_id", "uuid", ProjectId::value),
                        new Column<>("team_id", "uuid", project -> TeamId.personalOf(owner)
                                .value()),
                        new Column<>("version", "bigint", project -> 1_000_000L)));
    }

    void addMembers(List<Member> members) throws SQLException {
        addMembers(service, "project_member", members);
        addMembers(bare, "member", members);
    }

    void addInvites(String email, UserId inviter, List<Invite> invites) throws SQLException {
        for (var side : List.of(service, bare)) {
            Rows.insert(
                    side,
                    "invite",
                    invites,
                    List.of(
                            new Column<>("id", "uuid", Invite::id),
                            new Column<>("project_id", "uuid", invite -> invite.project()
                                    .value()),
                            new Column<>("email", "text", invite -> email),
                            new Column<>("role", "text", invite -> "member"),
                            new Column<>("state", "text", invite -> "pending"),
                            new Column<>("token_hash", "text", Invite::hash),
                            new Column<>("invited_by", "uuid", invite -> inviter.value()),
                            new Column<>("created_at", "timestamptz", invite -> NOW),
                            new Column<>("expires_at", "timestamptz", invite -> LATER),
                            new Column<>("version", "bigint", invite -> 1L)));
        }
    }

    void settle() throws SQLException {
        Rows.settle(service);
        Rows.settle(bare);
    }

    private static void addMembers(Connection side, String table, List<Member> members) throws SQLException {
        Rows.insert(
                side,
                table,
                members,
                List.of(
                        new Column<>("id", "uuid", Member::id),
                        new Column<>(
                                "project_id", "uuid", member -> member.project().value()),
                        new Column<>("user_id", "uuid", member -> member.user().value()),
                        new Column<>("role", "text", Member::role),
                        new Column<>("created_at", "timestamptz", member -> NOW),
                        new Column<>("updated_at", "timestamptz", member -> NOW),
                        new Column<>("joined", "bigint", Member::joined),
                        new Column<>("version", "bigint", Member::joined)));
    }
}
