package io.groundplan.project.surfaces;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.Client;
import io.groundplan.project.support.Door;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.PublishedOperation;
import io.groundplan.project.support.RoleLine;
import io.groundplan.project.support.SurfaceResources;

import static io.groundplan.project.support.Refusals.assertNothingChanges;
import static io.groundplan.project.support.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who may do what: every operation of every published document, asked by everyone from nobody to the owner. */
@QuarkusTest
class RolesOnSurfacesTest extends ProjectServiceTest {
    /** Those who have part in a project, from the weakest on. */
    private static final List<String> ROLES = List.of("viewer", "member", "admin", "owner");

    private static final List<String> FOR_ALL = List.of("none", "user");

    /** Reads first; what is inside of something goes before it does, and the project last. */
    private static final Comparator<RoleLine> HARMLESS_FIRST = Comparator.comparing(
                    (RoleLine line) -> !line.method().equals("GET"))
            .thenComparing(RoleLine::isDeletion)
            .thenComparing(RoleLine::isDeletionOfProject);

    private final Client owner = Client.person("owner");

    @TestFactory
    Stream<DynamicTest> hasALineForEveryOperation() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var lines =
                    RoleLine.of(door).stream().map(RoleLine::toString).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    PublishedOperation.of(door).stream()
                            .map(PublishedOperation::toString)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    lines);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryoneWhoIsNotInIt() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var resources = SurfaceResources.of(door, owner);
            var lines =
                    lines(door).filter(line -> !FOR_ALL.contains(line.role())).toList();
            assertNothingChanges(() -> {
                var stranger = Client.person("stranger");
                assertAll(lines.stream().map(line -> () -> refusesAStranger(line, stranger, resources)));
                assertAll(lines(door)
                        .filter(line -> !line.role().equals("none"))
                        .map(line -> () -> assertRefused(door, 401, line.call(Client.anonymous(), resources))));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> letsStrangersDoWhatNeedsNoRole() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var person = Client.person("anyone");
            var own = SurfaceResources.of(door, person);
            assertAll(lines(door)
                    .filter(line -> FOR_ALL.contains(line.role()))
                    .map(line -> () -> assertAllowed("anyone", line, person, own)));
            assertAll(lines(door)
                    .filter(line -> line.role().equals("none"))
                    .map(line -> () -> assertAllowed("nobody", line, Client.anonymous(), own)));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesRolesThatAreTooLow() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var resources = SurfaceResources.of(door, owner);
            var people = People.ofProject(resources);
            assertNothingChanges(() -> assertAll(people.entrySet().stream().flatMap(person -> lines(door)
                    .filter(line -> !line.isOfTeam() && !isFor(person.getKey(), line))
                    .map(line -> () -> assertTooLow(person.getKey(), line, person.getValue(), resources)))));
        });
    }

    @TestFactory
    Stream<DynamicTest> allowsEachDirectRoleWhatItIsFor() {
        return each(List.of("viewer", "member", "admin"), (door, role) -> {
            var resources = SurfaceResources.of(door, owner);
            var person = People.inProject(resources, role);
            assertAll(lines(door)
                    .filter(line -> !line.isOfTeam() && isFor(role, line))
                    .map(line -> () -> assertAllowed(role, line, person, resources)));
        });
    }

    @TestFactory
    Stream<DynamicTest> allowsTheOwnerEverything() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var resources = SurfaceResources.of(door, owner);
            assertAll(lines(door).map(line -> () -> assertAllowed("owner", line, owner, resources)));
        });
    }

    @TestFactory
    Stream<DynamicTest> allowsEachRoleInATeamTheSame() {
        return each(ROLES, (door, role) -> {
            var resources = People.movedToTeam(owner, SurfaceResources.of(door, owner));
            var person = People.inTeam(resources, role);
            assertNothingChanges(() -> assertAll(lines(door)
                    .filter(line -> !isFor(role, line) || line.role().equals("own"))
                    .map(line -> () -> assertTooLow(role, line, person, resources))));
            assertAll(lines(door)
                    .filter(line -> isFor(role, line) && !line.role().equals("own"))
                    .map(line -> () -> assertAllowed(role, line, person, resources)));
        });
    }

    private static void refusesAStranger(RoleLine line, Client stranger, Map<String, String> resources) {
        var answer = line.call(stranger, resources);
        if (line.isOfProject()) {
            assertRefused(line.door(), line.door().statusForStrangers(), answer);
        } else {
            // what is not named by its project need not tell that there is one
            int status = answer.statusCode();
            assertTrue(status == 404 || status == line.door().statusForStrangers(), line + " answered " + status);
            assertRefused(line.door(), status, answer);
        }
    }

    private static void assertTooLow(String role, RoleLine line, Client person, Map<String, String> resources) {
        var answer = line.call(person, resources);
        assertEquals(403, answer.statusCode(), () -> role + ": " + line + " " + answer.asString());
        assertRefused(line.door(), 403, answer);
    }

    private static void assertAllowed(String role, RoleLine line, Client person, Map<String, String> resources) {
        var answer = line.call(person, resources);
        int status = answer.statusCode();
        assertFalse(
                List.of(401, 403, 404).contains(status) || status >= 500,
                () -> role + ": " + line + " answered " + status + " " + answer.asString());
    }

    private static boolean isFor(String role, RoleLine line) {
        var needed = line.role().equals("own") ? "owner" : line.role();
        return ROLES.indexOf(role) >= ROLES.indexOf(needed);
    }

    private static Stream<RoleLine> lines(Door door) {
        return RoleLine.of(door).stream().sorted(HARMLESS_FIRST);
    }

    private static Stream<DynamicTest> each(List<String> roles, Check check) {
        return Door.served().flatMap(door -> roles.stream()
                .map(role -> DynamicTest.dynamicTest(door.surface() + " " + role, () -> check.of(door, role))));
    }

    private interface Check {
        void of(Door door, String role);
    }
}
