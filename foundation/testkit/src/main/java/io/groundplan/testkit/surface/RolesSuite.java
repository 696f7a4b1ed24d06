package io.groundplan.testkit.surface;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who may do what: every operation of every published document, asked by everyone from nobody to the owner. */
public interface RolesSuite {
    /** Reads first; what is inside of something goes before it does, and the project last. */
    Comparator<RoleLine> HARMLESS_FIRST = Comparator.comparing(
                    (RoleLine line) -> !line.method().equals("GET"))
            .thenComparing(RoleLine::isDeletion)
            .thenComparing(RoleLine::isDeletionOfProject);

    Fixture fixture();

    @TestFactory
    default Stream<DynamicTest> hasALineForEveryOperation() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var lines =
                    RoleLine.of(door).stream().map(RoleLine::toString).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(PublishedOperation.names(door), lines);
        });
    }

    @TestFactory
    default Stream<DynamicTest> refusesEveryoneWhoIsNotInIt() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var stranger = fixture().person("stranger");
            var resources = fixture().resources(door, owner());
            assertNothingChanges(() -> {
                assertAll(lines(door)
                        .filter(line -> !line.isForAll())
                        .map(line -> () -> RoleTrial.refusesStranger(line, stranger, resources)));
                assertAll(lines(door)
                        .filter(line -> !line.role().equals("none"))
                        .map(line -> () -> assertRefused(door, 401, line.call(Client.anonymous(), resources))));
            });
        });
    }

    @TestFactory
    default Stream<DynamicTest> letsStrangersDoWhatNeedsNoRole() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var person = owner();
            var own = fixture().resources(door, person);
            assertAll(lines(door)
                    .filter(RoleLine::isForAll)
                    .map(line -> () -> RoleTrial.allows("anyone", line, person, own)));
            assertAll(lines(door)
                    .filter(line -> line.role().equals("none"))
                    .map(line -> () -> RoleTrial.allows("nobody", line, Client.anonymous(), own)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> refusesRolesThatAreTooLow() {
        return each(List.of("viewer", "member", "admin"), (door, role) -> {
            var resources = fixture().resources(door, owner());
            var person = fixture().inProject(resources, role);
            assertNothingChanges(() -> assertAll(lines(door)
                    .filter(line -> !line.isOfTeam() && line.isTooMuchFor(role))
                    .map(line -> () -> RoleTrial.refusesTooLow(role, line, person, resources))));
        });
    }

    @TestFactory
    default Stream<DynamicTest> allowsEachDirectRoleWhatItIsFor() {
        return each(List.of("viewer", "member", "admin"), (door, role) -> {
            var resources = fixture().resources(door, owner());
            var person = fixture().inProject(resources, role);
            assertAll(lines(door)
                    .filter(line -> !line.isOfTeam() && line.isFor(role))
                    .map(line -> () -> RoleTrial.allows(role, line, person, resources)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> allowsTheOwnerEverything() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var owner = owner();
            var resources = fixture().resources(door, owner);
            assertAll(lines(door)
                    .filter(line -> line.isForAll() || line.isFor("owner"))
                    .map(line -> () -> RoleTrial.allows("owner", line, owner, resources)));
        });
    }

    @TestFactory
    default Stream<DynamicTest> allowsEachRoleInATeamTheSame() {
        return each(RoleLine.ROLES, (door, role) -> {
            var resources = fixture().resourcesOfTeam(door, owner());
            var person = fixture().inTeam(resources, role);
            assertNothingChanges(() -> assertAll(lines(door)
                    .filter(line -> line.isTooMuchFor(role) || line.role().equals("own"))
                    .map(line -> () -> RoleTrial.refusesTooLow(role, line, person, resources))));
            assertAll(lines(door)
                    .filter(line -> line.isFor(role) && !line.role().equals("own"))
                    .map(line -> () -> RoleTrial.allows(role, line, person, resources)));
        });
    }

    private Client owner() {
        return fixture().person("owner");
    }

    private static Stream<RoleLine> lines(Door door) {
        return RoleLine.of(door).stream().sorted(HARMLESS_FIRST);
    }

    private static Stream<DynamicTest> each(List<String> roles, BiConsumer<Door, String> check) {
        return Door.served().flatMap(door -> roles.stream()
                .map(role -> DynamicTest.dynamicTest(door.surface() + " " + role, () -> check.accept(door, role))));
    }
}
