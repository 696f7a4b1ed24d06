package io.groundplan.project.surfaces;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lists of projects on every surface: newest first, in pages that lose and repeat nothing. */
@QuarkusTest
class PagesTest extends ProjectServiceTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> walksThroughAllProjectsInPages() {
        var newestFirst = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(0, "Shop " + i);
            ProjectsAt.DATABASE.create(ann, "Shop " + i).then().statusCode(202);
        }
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var pages = pages(at, at.list(ann, "3"));
            assertEquals(
                    List.of(3, 3, 1),
                    pages.stream().map(page -> at.idsOf(page).size()).toList());
            assertEquals(
                    newestFirst,
                    pages.stream().flatMap(page -> at.namesOf(page).stream()).toList());

            var whole = ann.at(door).get(at.list(ann));
            whole.then().statusCode(200).header("Link", nullValue());
            assertEquals(newestFirst, at.namesOf(whole));
            ann.at(door).get(at.list(ann, "7")).then().header("Link", nullValue());
            ann.at(door).get(at.list(ann, "1000")).then().header("Link", nullValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesALimitOrCursorThatIsNone() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var cursor = at.list(ann, "3") + (door == Door.FLEET ? "&before=" : "&cursor=");
            assertAll(Stream.concat(
                            Stream.of("0", "-1", "1001", "x", "1.5", "99999999999", "%00", "%20")
                                    .map(limit -> at.list(ann, limit)),
                            Stream.of("x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "%c3%a4")
                                    .map(cursor::concat))
                    .map(path -> () -> assertRefused(door, 400, ann.at(door).get(path))));
        });
    }

    private List<Response> pages(ProjectsAt at, String first) {
        var pages = new ArrayList<Response>();
        var person = ann.at(at.door());
        for (var path = first; path != null; ) {
            var page = person.get(path);
            page.then().statusCode(200);
            pages.add(page);
            path = next(at.door(), page);
        }
        return pages;
    }

    private static String next(Door door, Response page) {
        var header = page.header("Link");
        if (header == null) {
            return null;
        }
        var link = NEXT.matcher(header);
        assertTrue(link.matches(), header);
        return door.documented(link.group(1));
    }
}
