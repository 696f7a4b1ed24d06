package io.groundplan.e2e;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is taken away ends everywhere within the two seconds that are promised: the one place with a bound in time. */
@ExtendWith(SharedStack.class)
class RevocationIT {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(25);

    private static RunningStack stack;
    private static Person ann;

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
        ann = Person.named(stack, "ann");
    }

    @Test
    void aMemberWhoIsRemovedIsAStrangerEverywhere() {
        var bob = Person.named(stack, "bob");
        var project = ann.createsWithDatabase();
        var member = project.add(bob, "admin");
        readsEverywhere(bob, project);
        project.remove(member);
        Awaitility.await().atMost(PROMISED).pollInterval(LOOK).until(() -> isStrangerEverywhere(bob, project));
    }

    @Test
    void aRoleThatIsLoweredNoLongerChangesAnything() {
        var bob = Person.named(stack, "bob");
        var project = ann.createsWithDatabase();
        var member = project.add(bob, "admin");
        Door.PLATFORM.rename(bob, project.id()).expect(200);
        Door.DATABASE.rename(bob, project.id()).expect(200);
        project.give(member, "viewer");
        Awaitility.await().atMost(PROMISED).pollInterval(LOOK).until(() -> {
            boolean mayNot = true;
            for (var door : Door.values()) {
                mayNot &= door.rename(bob, project.id()).status() == 403;
            }
            return mayNot;
        });
        readsEverywhere(bob, project);
    }

    @Test
    void whoLeavesIsGone() {
        var bob = Person.named(stack, "bob");
        var project = ann.createsWithDatabase();
        var member = project.add(bob, "member");
        readsEverywhere(bob, project);
        assertEquals(204, bob.client().delete(project.members() + "/" + member).status());
        Awaitility.await().atMost(PROMISED).pollInterval(LOOK).until(() -> isStrangerEverywhere(bob, project));
    }

    @Test
    void whoIsTakenOutOfATeamIsAStrangerToItsProjects() {
        var bob = Person.named(stack, "bob");
        var team = ann.createsTeam();
        var project = team.project(ann);
        team.admit(bob, "admin");
        var doors = List.of(Door.PLATFORM, Door.WORKLOAD, Door.STUDIO, Door.FLEET);
        doors.forEach(door -> door.read(bob, project.id()).expect(200));
        bob.client().get(project.activity()).expect(200);
        team.remove(bob);
        Awaitility.await()
                .atMost(PROMISED)
                .pollInterval(LOOK)
                .until(() -> doors.stream()
                                .allMatch(door -> door.read(bob, project.id()).status() == door.toStrangers())
                        && bob.client().get(project.activity()).status() == 403
                        && team.projects(bob).status() == 403);
    }

    private static void readsEverywhere(Person person, SharedProject project) {
        for (var door : Door.values()) {
            door.read(person, project.id()).expect(200);
        }
        person.client().get(project.activity()).expect(200);
        person.client().get(project.members()).expect(200);
    }

    private static boolean isStrangerEverywhere(Person person, SharedProject project) {
        boolean stranger = person.client().get(project.activity()).status() == 403
                && person.client().get(project.members()).status() == 404;
        for (var door : Door.values()) {
            stranger &= door.read(person, project.id()).status() == door.toStrangers();
        }
        return stranger;
    }
}
