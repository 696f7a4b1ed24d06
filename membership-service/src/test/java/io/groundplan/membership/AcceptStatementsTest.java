package io.groundplan.membership;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.sql.StatementCount;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Accepting an invite takes what it needs: the invite is found, the group locked, the invite marked with its mail withdrawn,
 * the member added with the group's version, and both facts told.
 */
@QuarkusTest
class AcceptStatementsTest extends MembershipServiceTest {
    private static final int ENOUGH_TO_COUNT = 11;
    /** The ends of everyone's transactions, and what the relay and the sender of mails do with their outboxes meanwhile. */
    private static final Pattern BESIDE =
            Pattern.compile("(?is)begin|commit|.*pg_try_advisory.*|(?!.*(insert into outbox|update invite)).*outbox.*");

    private static final String TRANSACTIONS =
            """
            select count(distinct changed::text)
            from (
                select xmin as changed from invite where id = ?
                union all
                select xmin from project_member where id = ?
                union all
                select xmin from project_roster where project_id = ?
            ) rows
            """;

    private Person ann;
    private Person bob;

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
    }

    @Test
    void acceptingTakesFiveStatements() {
        var invites = Stream.generate(() -> TestInvite.made(TestProject.of(ann), bob, "member"))
                .limit(ENOUGH_TO_COUNT)
                .toList()
                .iterator();
        var sent = ours(
                StatementCount.of(() -> invites.next().acceptedBy(bob).then().statusCode(200)));
        assertEquals(5, sent.size(), () -> String.join("\n", sent));
    }

    @Test
    void acceptingIsOneTransaction() {
        var project = TestProject.of(ann);
        var invite = TestInvite.made(project, bob, "member");
        invite.acceptedBy(bob).then().statusCode(200);
        assertEquals(
                1L,
                ServiceDatabase.value(
                        TRANSACTIONS,
                        UUID.fromString(invite.id()),
                        MemberId.of(project.id(), bob.id()).value(),
                        project.id().value()));
    }

    private static List<String> ours(StatementCount count) {
        return count.statements().stream()
                .filter(statement -> !BESIDE.matcher(statement).matches())
                .toList();
    }
}
