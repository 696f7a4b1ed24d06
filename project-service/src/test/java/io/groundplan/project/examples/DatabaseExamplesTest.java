package io.groundplan.project.examples;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class DatabaseExamplesTest extends ProjectServiceTest {
    /** The operation whose answer is a stream, which has tests of its own. */
    private static final String STREAM = "GET /v1/jobs/{jobID}/events";

    /** What is omitted while it is not known. */
    private static final Set<String> OPTIONAL = Set.of(
            // of a project
            "cluster_id",
            "database_name",
            "direct_port",
            "last_error",
            "latest_job_id",
            "pooled_port",
            "public_host",
            "role_name",
            "ssl_mode",
            // of a job
            "claimed_at",
            "claimed_by",
            "completed_at",
            "error",
            "last_exit_code",
            "last_stderr",
            "last_stdout",
            "locked_resource",
            "preview_database_id",
            "project_id",
            "retry_classification",
            "started_at",
            // of connections, the caller, keys and clusters
            "direct_url",
            "pooled_url",
            "user_id",
            "expires_at",
            "last_used_at",
            "revoked_at",
            "postgres_version");

    private final Client ann = Client.person("ann");

    static Stream<Example> examples() {
        return Example.of(Door.DATABASE).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) {
        var answer = ann.call(example.method(), path(example), example.requestBody());

        answer.then().statusCode(example.status());
        JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString(), OPTIONAL);
    }

    @Test
    void hasAnExampleForEveryOperation() {
        var operations = new TreeSet<>(PublishedOperation.names(Door.DATABASE));
        operations.remove(STREAM);
        assertEquals(operations, examples().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void showsEverythingOfAProjectAndItsJobOnceAllIsKnown() {
        var example = Example.of("database/documented.json").stream()
                .filter(candidate -> candidate.operation().equals("POST /v1/projects"))
                .findFirst()
                .orElseThrow();
        var project = TestProject.ready(ann, "{\"name\":\"Shop\",\"cluster_id\":\"" + StubWorker.POOLED + "\"}");
        var job = project.requested("POST", "credentials/rotate", null);
        project.failed(job, "no");

        JsonShape.assertSameKeysAndTypes(
                "{\"project\":" + example.response().get("project") + "}",
                ann.get(project.path()).asString());
        JsonShape.assertSameKeysAndTypes(
                "{\"job\":" + example.response().get("job") + "}",
                ann.get("/v1/jobs/" + job).asString(),
                Set.of("preview_database_id"));
    }

    /** A path to something on which the operation can be called. */
    private String path(Example example) {
        var path = example.path().replace("{organizationID}", ann.organization());
        if (path.contains("{apiKeyID}")) {
            return path.replace(
                    "{apiKeyID}", TestKey.ofOrganization(ann, "projects:read").id());
        }
        if (path.endsWith("/api-keys")) {
            TestKey.ofOrganization(ann, "projects:read");
        }
        if (!path.contains("{projectID}") && !path.contains("{jobID}")) {
            TestProject.created(ann);
            return path;
        }
        var project = project(example);
        StubWorker.enabled(project.read().getString("database_name"), "hstore");
        return path.replace("{projectID}", project.id())
                .replace("{jobID}", project.job())
                .replace("{name}", "hstore");
    }

    private TestProject project(Example example) {
        if (example.path().endsWith("/cancel")) {
            return TestProject.created(ann);
        }
        if (example.path().endsWith("/retry-provisioning")) {
            var failed = TestProject.created(ann);
            failed.failed(failed.job(), "no");
            return failed;
        }
        return TestProject.ready(ann);
    }
}
