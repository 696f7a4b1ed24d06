package io.groundplan.project.flow;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Many at once. */
@QuarkusTest
class ConcurrencyTest extends ProjectServiceTest {
    private static final int MANY = 20;

    private final Client ann = Client.person("ann");

    @Test
    void startsOneOfManyLifecycleChanges() {
        var project = TestProject.ready(ann);

        var answers = AtOnce.times(MANY, i -> switch (i % 3) {
            case 0 -> ann.post(project.path("credentials/rotate"));
            case 1 -> ann.post(project.path("extensions"), "{\"name\":\"hstore\"}");
            default -> ann.delete(project.path());
        });

        var accepted = accepted(answers);
        assertEquals(
                1,
                accepted.stream()
                        .map(answer -> answer.path("job.id"))
                        .distinct()
                        .count());
        answers.stream().filter(answer -> answer.statusCode() != 202).forEach(answer -> answer.then()
                .statusCode(409));
        // the deletion's job is answered again to those who delete again; every other change is alone
        assertTrue(accepted.size() == 1 || accepted.get(0).path("job.type").equals("project.delete"));
        FakeWorker.requested(accepted.get(0).path("job.id"));
        assertEquals(2, FakeWorker.requestsOf(project.uuid()));
    }

    @Test
    void givesProjectsOfOneNameDistinctSlugs() {
        var answers = AtOnce.times(MANY, i -> ann.post("/v1/projects", "{\"name\":\"Shop\"}"));

        var slugs = accepted(answers).stream()
                .map(answer -> answer.<String>path("project.slug"))
                .collect(Collectors.toSet());
        assertEquals(MANY, slugs.size());
        assertTrue(slugs.contains("shop"));
        assertTrue(slugs.stream().allMatch(slug -> slug.matches("shop(-[2-9a-z]{4})?")), slugs.toString());
    }

    @Test
    void givesAWantedSlugOnce() {
        var answers = AtOnce.times(MANY, i -> ann.post("/v1/projects", "{\"name\":\"Shop\",\"slug\":\"mine\"}"));

        assertEquals(1, accepted(answers).size());
        ann.post("/v1/projects", "{\"name\":\"Other\",\"slug\":\"mine\"}")
                .then()
                .statusCode(409)
                .body("error", is("slug mine is taken"));
        Client.person("bob")
                .post("/v1/projects", "{\"name\":\"Other\",\"slug\":\"mine\"}")
                .then()
                .statusCode(202);
    }

    @Test
    void losesNoneOfManyRenamings() {
        var project = TestProject.ready(ann);
        var before = etag(project);

        var answers = AtOnce.times(MANY, i -> ann.patch(project.path(), "{\"name\":\"Shop " + i + "\"}"));

        var etags = new HashSet<String>();
        answers.forEach(answer -> {
            answer.then().statusCode(200);
            etags.add(answer.header("ETag"));
        });
        assertEquals(MANY, etags.size());
        assertTrue(!etags.contains(before));
    }

    private String etag(TestProject project) {
        return ann.get(project.path()).header("ETag");
    }

    private static List<Response> accepted(List<Response> answers) {
        return answers.stream().filter(answer -> answer.statusCode() == 202).toList();
    }
}
