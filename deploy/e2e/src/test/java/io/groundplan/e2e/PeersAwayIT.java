package io.groundplan.e2e;

import java.time.Clock;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.groundplan.contracts.id.ProjectId;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes on while a service is away whom the others ask about people and projects, and that all of it comes back. */
@ExtendWith(MortalStack.class)
class PeersAwayIT {
    private static final Duration TOLD = Duration.ofSeconds(20);

    private static RunningStack stack;
    private static Person ann;
    private static Person bob;
    private static Person stranger;

    @BeforeAll
    static void start() {
        stack = MortalStack.running();
        ann = Person.named(stack, "ann");
        bob = Person.named(stack, "bob");
        stranger = Person.named(stack, "stranger");
    }

    @Test
    void withoutMembershipServiceMembersReadOnAndStrangersAreToldToTryAgain() {
        var project = shared();
        stack.without("membership-service", () -> {
            for (var door : Door.values()) {
                door.read(ann, project.id()).expect(200);
                door.read(bob, project.id()).expect(200);
                assertUnavailable(door, door.read(stranger, project.id()));
            }
            bob.client().get(project.activity()).expect(200);
            assertUnavailable(Door.PLATFORM, stranger.client().get(project.activity()));
            assertUnavailable(Door.WORKLOAD, ann.client().get(project.members()));
            var another = ann.creates();
            Door.WORKLOAD.read(ann, another.id()).expect(200);
        });
        for (var door : Door.values()) {
            Awaitility.await()
                    .atMost(TOLD)
                    .until(() -> door.read(stranger, project.id()).status() == door.toStrangers());
        }
        project.add(stranger, "viewer");
        Door.PLATFORM.read(stranger, project.id()).expect(200);
    }

    @Test
    void withoutProjectServiceMembersAndActivityAreReadOnAndTheUnknownIsUnavailable() {
        var project = shared();
        var absent = ProjectId.next(Clock.systemUTC()).text();
        stack.without("project-service", () -> {
            ann.client().get(project.members()).expect(200);
            bob.client().get(project.members()).expect(200);
            ann.client().get(project.activity()).expect(200);
            bob.client().get(project.activity()).expect(200);
            assertUnavailable(Door.PLATFORM, stranger.client().get(project.activity()));
            assertEquals(404, stranger.client().get(project.members()).status(), "this is known without asking");
            assertUnavailable(Door.PLATFORM, ann.client().get(project.activity().replace(project.id(), absent)));
            assertUnavailable(Door.WORKLOAD, ann.client().get(project.members().replace(project.id(), absent)));
        });
        Awaitility.await()
                .atMost(TOLD)
                .until(() -> stranger.client().get(project.activity()).status() == 403);
        assertEquals(
                404,
                ann.client()
                        .get(project.members().replace(project.id(), absent))
                        .status());
    }

    /** A project of Ann and Bob that every service has heard of. */
    private static SharedProject shared() {
        var project = ann.createsWithDatabase();
        project.add(bob, "viewer");
        Awaitility.await("project-service has heard of the member").atMost(TOLD).until(() -> bob.client()
                .get("/api/v1/projects")
                .expect(200)
                .toString()
                .contains(uuid(project)));
        Awaitility.await("usage-service has heard of the member").atMost(TOLD).until(() -> ann.client()
                .get(project.activity())
                .expect(200)
                .toString()
                .contains("member.added"));
        return project;
    }

    private static String uuid(SharedProject project) {
        return Door.WORKLOAD
                .read(project.owner(), project.id())
                .expect(200)
                .path("id")
                .asText();
    }

    private static void assertUnavailable(Door door, Client.Answer answer) {
        assertTrue(door.isUnavailable(answer), answer::toString);
    }
}
