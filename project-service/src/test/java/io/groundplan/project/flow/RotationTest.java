package io.groundplan.project.flow;

import java.net.URI;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How clients connect, before and after the password is replaced. */
@QuarkusTest
class RotationTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void answersAUrlThatPsqlOpens() {
        var project = TestProject.ready(ann);
        var read = project.read();

        var answer = ann.get(project.path("connections"));

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("connections.username", is(read.getString("role_name")));
        var url = URI.create(answer.path("connections.direct_url"));
        assertEquals("postgresql", url.getScheme());
        assertEquals(read.getString("public_host"), url.getHost());
        assertEquals(read.getInt("direct_port"), url.getPort());
        assertEquals("/" + read.getString("database_name"), url.getPath());
        assertEquals("sslmode=" + read.getString("ssl_mode"), url.getQuery());
        assertTrue(url.getUserInfo().startsWith(read.getString("role_name") + ":"));
        assertFalse(answer.asString().contains("pooled_url"), "the cluster has no pooler");
    }

    @Test
    void answersThePoolersUrlWhereThereIsOne() {
        var project = TestProject.ready(ann, "{\"name\":\"Shop\",\"cluster_id\":\"" + StubWorker.POOLED + "\"}");

        var url = URI.create(ann.get(project.path("connections")).path("connections.pooled_url"));

        assertEquals(6432, url.getPort());
        assertEquals("pooled.example", url.getHost());
    }

    @Test
    void hasNoConnectionsBeforeTheProjectIsReady() {
        var project = TestProject.created(ann);

        ann.get(project.path("connections")).then().statusCode(409).body("error", is("project must be ready"));
        ann.post(project.path("credentials/rotate")).then().statusCode(409).body("error", is("project must be ready"));
    }

    @Test
    void keepsTheOldPasswordUntilTheJobCompletes() {
        var project = TestProject.ready(ann);
        var before = Passwords.of(project);

        var job = project.requested("POST", "credentials/rotate", null);

        var spec = assertInstanceOf(
                JobSpec.RotateCredentials.class, FakeWorker.requested(job).spec());
        assertFalse(Passwords.opens(before, spec.scramVerifier()));
        FakeWorker.start(job);
        assertEquals(before, Passwords.of(project));
        FakeWorker.complete(job);
        project.awaitEnd(job);
        assertNotEquals(before, Passwords.of(project));
        assertTrue(Passwords.opens(Passwords.of(project), spec.scramVerifier()));
    }

    @Test
    void keepsTheOldPasswordWhenTheRotationFails() {
        var project = TestProject.ready(ann);
        var before = Passwords.of(project);

        project.failed(project.requested("POST", "credentials/rotate", null), "the cluster is not reachable");

        assertEquals(before, Passwords.of(project));
        assertEquals("ready", project.read().getString("state"));
        assertEquals("the cluster is not reachable", project.read().getString("last_error"));
        project.completed(project.requested("POST", "credentials/rotate", null));
        assertNotEquals(before, Passwords.of(project));
    }
}
