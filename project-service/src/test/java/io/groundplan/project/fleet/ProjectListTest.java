package io.groundplan.project.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The list of projects, in pages of its own kind. */
@QuarkusTest
class ProjectListTest extends ProjectServiceTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Client ann = Client.person("ann").at(Door.FLEET);

    @Test
    void theLinkWorksAsItIs() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(0, FleetProject.created(ann).id());
        }
        var page = ann.get("/v1/projects?name=Shop&last=2");
        assertTrue(page.header("Link").startsWith("</fleet/v1/projects?name=Shop&last=2&before="), page.header("Link"));
        var read = new ArrayList<>(ids(page));
        while (page.header("Link") != null) {
            var link = NEXT.matcher(page.header("Link"));
            assertTrue(link.matches(), page.header("Link"));
            page = ann.request().get(link.group(1));
            page.then().statusCode(200);
            read.addAll(ids(page));
        }

        assertEquals(made, read);
        ann.get("/v1/projects?last=5").then().header("Link", nullValue());
    }

    @Test
    void beforeIsAnIdInAnyForm() {
        var older = FleetProject.created(ann);
        var newer = new ProjectId(FleetProject.created(ann).uuid());

        for (var form : List.of(newer.text(), newer.hex(), newer.value().toString())) {
            assertEquals(List.of(older.id()), ids(ann.get("/v1/projects?before=" + form)));
        }
    }

    @Test
    void findsProjectsOfExactlyThatName() {
        FleetProject.created(ann, "Shop");
        var mall = FleetProject.created(ann, "Shopping mall");

        assertEquals(List.of(mall.id()), ids(ann.get("/v1/projects?name=Shopping%20mall")));
        assertEquals(List.of(), ids(ann.get("/v1/projects?name=shop")));
        assertEquals(List.of(), ids(ann.get("/v1/projects?name=" + "n".repeat(200))));
        assertRefused(400, ann.get("/v1/projects?name=a%00b"));
    }

    @Test
    void showsProjectsThatWereMadeElsewhere() {
        var project = TestProject.created(ann.at(Door.DATABASE));

        assertEquals(List.of(project.uuid().toString()), ids(ann.get("/v1/projects")));
        ann.delete(project.path()).then().statusCode(200);
        assertEquals(List.of(), ids(ann.get("/v1/projects")));
    }

    @Test
    void strangersSeeNothingOfIt() {
        var project = FleetProject.created(ann);
        var stranger = Client.person("stranger").at(Door.FLEET);

        assertEquals(List.of(), ids(stranger.get("/v1/projects")));
        stranger.get(project.path()).then().statusCode(404).body("error", is("project not found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"last=0", "last=1001", "last=x", "before=x", "before=AAAA"})
    void refusesParametersThatAreNotAcceptable(String query) {
        var answer = ann.get("/v1/projects?" + query);

        assertRefused(400, answer);
        answer.then().body("error", containsString(query.split("=")[0]));
    }

    private static List<String> ids(Response page) {
        return page.path("id");
    }
}
