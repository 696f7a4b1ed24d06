package io.groundplan.membership;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.MembershipEvent.OwnershipTransferred;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TransferTest extends MembershipServiceTest {
    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeEach
    void begin() {
        ann = Person.known("Ann");
        bob = Person.known("Bob");
        project = TestProject.of(ann);
    }

    @Test
    void aMemberBecomesTheOwnerAndTheOwnerAnAdminAndTheProjectMovesAlong() {
        project.add(bob, "viewer");
        var answer = project.transferredBy(ann, bob);
        answer.then()
                .statusCode(200)
                .body("id", equalTo(project.id().value().toString()))
                .body("icon_path", equalTo("/uploads/projects/a.png"))
                .body("updated_at", equalTo("2024-01-16T10:30:00Z"));
        JsonShape.assertSameKeysAndTypes(
                """
                {"id": "", "name": "", "display_name": "", "description": null, "color": "", "icon_path": "",
                "single_server_mode": true, "default_server_id": null, "auto_error_tracking_enabled": false,
                "created_at": "", "updated_at": ""}
                """,
                answer.asString());
        ann.get(project.members())
                .then()
                .statusCode(200)
                .body("user.name", equalTo(List.of("Ann", "Bob")))
                .body("role", equalTo(List.of("admin", "owner")));
        assertEquals(
                new OwnershipTransferred(
                        project.id().value(),
                        ann.id().value(),
                        bob.id().value(),
                        bob.personalTeam().value()),
                transfers().get(0));
        assertTrue(FakeProjects.told(project.id())
                .contains(bob.personalTeam().value().toString()));
        assertTrue(FakeProjects.told(project.id()).contains("\"sequence\":3"), FakeProjects.told(project.id()));
    }

    @Test
    void whoGaveTheProjectAwayCannotDoSoAgain() {
        project.add(bob, "viewer");
        project.transferredBy(ann, bob).then().statusCode(200);
        project.transferredBy(ann, ann).then().statusCode(403);
        project.transferredBy(bob, ann).then().statusCode(200);
        assertEquals("owner", project.roleOf(ann));
        assertEquals("admin", project.roleOf(bob));
    }

    @Test
    void aProjectOfASharedTeamStaysThere() {
        var team = TeamId.parse(
                        ann.post("/api/v1/platform/teams", "{\"name\":\"Ops\"}").path("team.id"))
                .orElseThrow();
        var shared = TestProject.in(team, ann);
        shared.add(bob, "admin");
        shared.transferredBy(ann, bob).then().statusCode(200);
        assertTrue(FakeProjects.told(shared.id()).contains(team.value().toString()));
        // as an owner of the team, Ann still has an owner's power
        shared.transferredBy(ann, ann).then().statusCode(200);
        assertEquals("owner", shared.roleOf(ann));
    }

    @Test
    void whatIsRefusedChangesNothing() {
        project.add(bob, "admin");
        project.transferredBy(bob, bob).then().statusCode(403);
        project.transferredBy(Person.known("Stranger"), bob).then().statusCode(404);
        project.transferredBy(ann, Person.named("Nobody")).then().statusCode(404);
        project.transferredBy(ann, Person.known("Carol")).then().statusCode(400);
        project.transferredBy(ann, ann).then().statusCode(409);
        ann.post(project.path() + "/transfer", "{}").then().statusCode(400);
        ann.post(project.path() + "/transfer", "{\"new_owner_id\":\"nonsense\"}")
                .then()
                .statusCode(404);
        assertEquals("owner", project.roleOf(ann));
        assertNull(FakeProjects.told(project.id()));
    }

    @Test
    void withoutProjectServiceNothingIsTransferred() {
        project.add(bob, "admin");
        FakeProjects.away(true);
        try {
            project.transferredBy(ann, bob).then().statusCode(503);
        } finally {
            FakeProjects.away(false);
        }
        assertEquals("owner", project.roleOf(ann));
    }

    @Test
    void theSameKeyTransfersOnce() {
        project.add(bob, "viewer");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = project.transferredBy(ann, bob, key);
        first.then().statusCode(200);
        var second = project.transferredBy(ann, bob, key);
        second.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        assertEquals(1, transfers().size());
    }

    private List<OwnershipTransferred> transfers() {
        try (var told = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP)) {
            return told.await(this::isTransfer, 1).stream()
                    .map(event -> EventJson.read(event.value(), OwnershipTransferred.class))
                    .toList();
        }
    }

    private boolean isTransfer(TappedRecord event) {
        return event.key().equals(project.id().value().toString()) && OwnershipTransferred.TYPE.equals(event.type());
    }
}
