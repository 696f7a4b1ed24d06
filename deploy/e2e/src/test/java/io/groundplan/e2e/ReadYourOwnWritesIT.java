package io.groundplan.e2e;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What somebody has done counts everywhere at once: nothing here waits between a change and what follows from it,
 * although each service learns of it by events. Each door is the first that is asked, so that nobody has remembered.
 */
@ExtendWith(SharedStack.class)
class ReadYourOwnWritesIT {
    private static final List<Door> DOORS_WITHOUT_DATABASE =
            List.of(Door.PLATFORM, Door.WORKLOAD, Door.STUDIO, Door.FLEET);

    private static RunningStack stack;
    private static Person ann;
    private static Person bob;

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
        ann = Person.named(stack, "ann");
        bob = Person.named(stack, "bob");
    }

    @ParameterizedTest
    @EnumSource
    void aMemberReadsAtOnce(Door door) {
        var project = newAt(door);
        project.add(bob, "viewer");
        door.read(bob, project.id()).expect(200);
        assertEquals(403, door.rename(bob, project.id()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/activity", "/members"})
    void whatOtherServicesKeepOfTheProjectIsReadAtOnceToo(String part) {
        var project = ann.creates();
        var path = part.equals("/activity") ? project.activity() : project.members();
        ann.client().get(path).expect(200);
        project.add(bob, "viewer");
        bob.client().get(path).expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleThatIsRaisedCountsAtOnce(Door door) {
        var project = newAt(door);
        var member = project.add(bob, "viewer");
        if (door == Door.STUDIO) {
            // only the manager changes projects there, as its document says
            project.give(member, "admin");
            assertEquals(403, door.rename(bob, project.id()).status());
            project.transferTo(bob);
        } else {
            assertEquals(403, door.rename(bob, project.id()).status());
            project.give(member, "admin");
        }
        int status = door.rename(bob, project.id()).status();
        assertEquals(door == Door.FLEET ? 204 : 200, status);
    }

    @ParameterizedTest
    @EnumSource
    void afterATransferOnlyTheNewOwnerDeletes(Door door) {
        var project = newAt(door);
        project.add(bob, "viewer");
        project.transferTo(bob);
        assertEquals(403, door.delete(ann, project.id()).status());
        door.read(ann, project.id()).expect(200);
        assertEquals(2, door.delete(bob, project.id()).status() / 100);
    }

    @ParameterizedTest
    @EnumSource
    void whoAcceptsAnInviteReadsAtOnce(Door door) {
        var project = newAt(door);
        var token = project.invite(bob, "viewer");
        bob.client().post("/api/v1/invites/" + token + "/accept", "{}").expect(200);
        door.read(bob, project.id()).expect(200);
    }

    @Test
    void aTeamIsUsedAsSoonAsItIsThere() {
        var team = ann.createsTeam();
        team.projects(ann).expect(200);
        var project = ann.createsTeam().project(ann);
        for (var door : DOORS_WITHOUT_DATABASE) {
            door.read(ann, project.id()).expect(200);
        }
        var organization = ann.createsTeam().id().replace("team_", "org_");
        ann.client()
                .post("/database/v1/projects", "{\"name\":\"db\",\"organization_id\":\"" + organization + "\"}")
                .expect(202);
        assertEquals(403, team.projects(bob).status());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATABASE")
    void whoJoinsATeamReadsItsProjectsAtOnce(Door door) {
        var team = ann.createsTeam();
        var project = team.project(ann);
        team.admit(bob, "viewer");
        door.read(bob, project.id()).expect(200);
    }

    @Test
    void whoJoinsATeamUsesItAtOnce() {
        var team = ann.createsTeam();
        var project = team.project(ann);
        team.admit(bob, "admin");
        bob.client().get(project.activity()).expect(200);
        var another = team.project(bob);
        team.projects(bob).expect(200);
        Door.WORKLOAD.read(ann, another.id()).expect(200);
    }

    private static SharedProject newAt(Door door) {
        return door == Door.DATABASE ? ann.createsWithDatabase() : ann.creates();
    }
}
