package io.groundplan.project.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lists come newest first, in pages that inserts do not disturb. */
@QuarkusTest
class PagingTest extends ProjectServiceTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final Client ann = Client.person("ann");

    @Test
    void readsAllProjectsPageByPageWhileMoreAreMade() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(0, TestProject.created(ann).id());
        }

        var page = ann.get("/v1/projects?limit=2");
        var read = new ArrayList<>(ids(page, "projects"));
        TestProject.created(ann);
        while (page.header("Link") != null) {
            page = next(page);
            read.addAll(ids(page, "projects"));
        }

        assertEquals(made, read);
    }

    @Test
    void hasNoNextPageWhenEverythingFits() {
        TestProject.created(ann);
        TestProject.created(ann);

        ann.get("/v1/projects?limit=2").then().header("Link", nullValue());
        ann.get("/v1/projects").then().header("Link", nullValue());
    }

    @Test
    void keepsTheOtherParametersInTheLink() {
        TestProject.created(ann);
        TestProject.created(ann);

        var first = ann.get("/v1/projects?organization_id=" + ann.organization() + "&limit=1");

        assertTrue(first.header("Link").contains("organization_id=" + ann.organization() + "&limit=1&cursor="));
        assertTrue(first.header("Link").startsWith("</database/v1/projects?"), first.header("Link"));
    }

    @Test
    void pagesThroughJobsAndKeysToo() {
        var project = TestProject.ready(ann);
        project.completed(project.requested("POST", "credentials/rotate", null));
        var jobs = ann.get(project.path("jobs?limit=1"));
        assertEquals(project.job(), ids(next(jobs), "jobs").get(0));

        var older = TestKey.ofOrganization(ann, "projects:read");
        var newer = TestKey.ofOrganization(ann, "projects:read");
        var keys = ann.get(older.keysPath() + "?limit=1");
        assertEquals(List.of(newer.id()), ids(keys, "api_keys"));
        assertEquals(List.of(older.id()), ids(next(keys), "api_keys"));
    }

    private Response next(Response page) {
        var link = NEXT.matcher(page.header("Link"));
        assertTrue(link.matches(), page.header("Link"));
        return ann.get(link.group(1).substring("/database".length()));
    }

    private static List<String> ids(Response page, String list) {
        return page.path(list + ".id");
    }
}
