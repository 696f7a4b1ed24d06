package io.groundplan.membership.surfaces;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.Joining;
import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.sql.StatementCount;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lists of people: pages that lose and repeat nobody, and no more statements for many than for few. */
@QuarkusTest
class ListsTest extends MembershipServiceTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int FEW = 1;
    private static final int SOME = 7;
    private static final int MANY = 30;

    /** A list in which that many people are, besides the owner where it shows them. */
    private record PeopleList(Door door, String path, String limit, String names, boolean newestFirst) {

        static Stream<PeopleList> of(Client owner, int people) {
            var team = PeopledProject.teamOf(owner);
            var project = PeopledProject.of(owner);
            owner.at(Door.WORKLOAD).get(project.workload("members")).then().statusCode(200);
            IntStream.range(0, people)
                    .mapToObj(i -> PeopledProject.known("P" + i))
                    .forEach(person -> {
                        Joining.of(person.user(), project.id(), "viewer");
                        Joining.of(person.user(), team, "viewer");
                    });
            return Stream.of(
                    new PeopleList(Door.WORKLOAD, project.workload("members"), "limit", "user.name", false),
                    new PeopleList(Door.STUDIO, project.studioTeam(), "limit", "name", false),
                    new PeopleList(Door.FLEET, project.fleetMembers(), "last", "user.name", true),
                    new PeopleList(Door.PLATFORM, members(team), "limit", "members.name", true));
        }

        private static String members(TeamId team) {
            return "/api/v1/platform/teams/" + team.text() + "/members";
        }

        /** Everyone, as they must be listed. */
        List<String> expected(Client owner, int people) {
            var names = new ArrayList<>(
                    IntStream.range(0, people).mapToObj(i -> "P" + i).toList());
            if (door != Door.STUDIO) {
                names.add(0, owner.email().split("-")[0]);
            }
            if (newestFirst) {
                Collections.reverse(names);
            }
            return names;
        }
    }

    @TestFactory
    Stream<DynamicTest> walksThroughEveryoneInPages() {
        var owner = PeopledProject.known("owner");
        return DynamicTest.stream(
                PeopleList.of(owner, SOME), list -> list.door().surface(), list -> {
                    var person = owner.at(list.door());
                    var names = new ArrayList<String>();
                    for (var path = list.path() + "?" + list.limit() + "=3"; path != null; ) {
                        var page = person.get(path);
                        page.then().statusCode(200);
                        names.addAll(page.jsonPath().getList(list.names()));
                        path = next(list.door(), page.header("Link"));
                    }
                    assertEquals(list.expected(owner, SOME), names);
                    var whole = person.get(list.path());
                    whole.then().statusCode(200).header("Link", nullValue());
                    assertEquals(names, whole.jsonPath().getList(list.names()));
                });
    }

    @TestFactory
    Stream<DynamicTest> readsManyWithAsManyStatementsAsFew() {
        var owner = PeopledProject.known("owner");
        var few = PeopleList.of(owner, FEW).toList();
        var many = PeopleList.of(owner, MANY).toList();
        return IntStream.range(0, few.size())
                .mapToObj(i -> DynamicTest.dynamicTest(few.get(i).door().surface(), () -> {
                    var expected = statements(owner, few.get(i));
                    assertTrue(expected.count() > 0);
                    assertEquals(expected, statements(owner, many.get(i)));
                }));
    }

    private static StatementCount statements(Client owner, PeopleList list) {
        var person = owner.at(list.door());
        var counted = StatementCount.of(() -> person.get(list.path()).then().statusCode(200));
        return new StatementCount(counted.statements().stream().sorted().toList());
    }

    private static String next(Door door, String header) {
        if (header == null) {
            return null;
        }
        var link = NEXT.matcher(header);
        assertTrue(link.matches(), header);
        return door.documented(link.group(1));
    }
}
