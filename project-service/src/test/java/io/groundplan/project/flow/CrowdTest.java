package io.groundplan.project.flow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Many who wait for one job, follow it, and want it to end or to begin again. */
@QuarkusTest
class CrowdTest extends ProjectServiceTest {
    private static final int MANY = 20;
    private static final int CROWD = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Of each service's pools together. */
    private static final int MOST_CONNECTIONS = 16;

    private final Client ann = Client.person("ann");
    private final HttpClient http =
            HttpClient.newBuilder().executor(Executors.newFixedThreadPool(4)).build();

    @Test
    void everyoneOfACrowdHearsOfTheEndOnFewThreadsAndConnections() throws Exception {
        var project = TestProject.created(ann);
        FakeWorker.requested(project.job());
        int threads = Thread.activeCount();
        long looks = looks();
        var answers = IntStream.range(0, CROWD)
                .mapToObj(i -> waiting(request(project.job() + "?wait=45s")))
                .toList();
        awaitFollowed(1);
        FakeWorker.start(project.job());
        var connections = connections();
        FakeWorker.complete(project.job());

        for (var answer : answers) {
            var ended = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            assertEquals(200, ended.statusCode(), ended::body);
            assertEquals("completed", JsonPath.from(ended.body()).getString("job.state"));
        }
        assertTrue(connections <= MOST_CONNECTIONS, connections + " connections");
        assertTrue(Thread.activeCount() - threads < CROWD / 10, "no thread for each who waits");
        // alone, each would look at least when it comes and when the job ends
        assertTrue(looks() - looks < CROWD, "they share their looks");
        awaitFollowed(0);
    }

    @Test
    void streamsEndWithTheJobForThoseWhoStayedAndWithThoseWhoLeft() throws Exception {
        var project = TestProject.created(ann);
        FakeWorker.requested(project.job());
        var staying = streams(project.job(), MANY);
        var leaving = streams(project.job(), MANY);
        FakeWorker.start(project.job());
        leaving.forEach(stream -> stream.body().close());

        FakeWorker.complete(project.job());

        for (var stream : staying) {
            assertEquals(List.of("pending", "running", "completed"), states(stream.body()));
        }
        awaitFollowed(0);
    }

    @Test
    void nobodyIsFollowedForThoseWhoLeft() throws Exception {
        var project = TestProject.created(ann);
        var streams = streams(project.job(), MANY);
        var waiting = IntStream.range(0, MANY)
                .mapToObj(i -> http.sendAsync(request(project.job() + "?wait=5s"), BodyHandlers.ofString()))
                .toList();
        awaitFollowed(1);

        streams.forEach(stream -> stream.body().close());
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();

        awaitFollowed(0);
        project.completed(project.job());
    }

    @Test
    void provisionsAgainOnceHoweverManyAsk() {
        var project = TestProject.created(ann);
        project.failed(project.job(), "no");

        var answers = AtOnce.times(MANY, i -> ann.post(project.path("retry-provisioning")));

        var accepted =
                answers.stream().filter(answer -> answer.statusCode() == 202).toList();
        assertEquals(1, accepted.size());
        answers.stream().filter(answer -> answer.statusCode() != 202).forEach(answer -> answer.then()
                .statusCode(409));
        project.completed(accepted.get(0).path("job.id"));
        assertEquals("ready", project.read().getString("state"));
        assertEquals(2, FakeWorker.requestsOf(project.uuid()));
    }

    @Test
    void manyCancelsAndTheCompletionLeaveOneEnd() {
        for (int round = 0; round < 5; round++) {
            var project = TestProject.created(ann);
            FakeWorker.start(project.job());
            var answers = AtOnce.times(MANY, i -> {
                if (i == MANY / 2) {
                    FakeWorker.complete(project.job());
                    return 202;
                }
                return ann.post("/v1/jobs/" + project.job() + "/cancel").statusCode();
            });

            assertTrue(answers.stream().allMatch(status -> status == 202 || status == 409), answers::toString);
            assertEquals("completed", project.awaitEnd(project.job()).getString("state"));
            assertEquals("ready", project.read().getString("state"));
            ann.post("/v1/jobs/" + project.job() + "/cancel").then().statusCode(409);
        }
    }

    @Test
    void aCancelledProvisioningFailsTheProjectOnceAndMayBeTriedAgain() {
        var project = TestProject.created(ann);
        FakeWorker.requested(project.job());
        var answers = AtOnce.times(
                MANY, i -> ann.post("/v1/jobs/" + project.job() + "/cancel").statusCode());
        assertTrue(answers.stream().allMatch(status -> status == 202), answers::toString);
        FakeWorker.cancelRecord(project.job());
        FakeWorker.cancelled(project.job());

        assertEquals("cancelled", project.awaitEnd(project.job()).getString("state"));
        assertEquals("failed", project.read().getString("state"));
        project.completed(project.requested("POST", "retry-provisioning", null));
        assertEquals("ready", project.read().getString("state"));
    }

    private List<HttpResponse<Stream<String>>> streams(String job, int count) throws IOException, InterruptedException {
        var streams = new ArrayList<HttpResponse<Stream<String>>>();
        for (int i = 0; i < count; i++) {
            streams.add(http.send(request(job + "/events"), BodyHandlers.ofLines()));
            assertEquals(200, streams.get(i).statusCode());
        }
        return streams;
    }

    /** Who is told that there are too many at this moment asks again. */
    private CompletableFuture<HttpResponse<String>> waiting(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenCompose(answer ->
                        answer.statusCode() == 503 ? waiting(request) : CompletableFuture.completedFuture(answer));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/database/v1/jobs/" + path))
                .header("Authorization", ann.headers().get("Authorization"))
                .timeout(PATIENCE)
                .build();
    }

    private static List<String> states(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:"))
                .map(line -> JsonPath.from(line.substring(5)).getString("job.state"))
                .toList();
    }

    /** Until that many jobs are being followed. */
    private static void awaitFollowed(int jobs) {
        Awaitility.await(jobs + " jobs are followed")
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        RestAssured.get("/q/metrics").asString().contains("groundplan_jobs_followed " + jobs + ".0"));
    }

    private static long connections() throws SQLException {
        return number("select count(*) from pg_stat_activity where datname = '%s'".formatted(ServiceDatabase.name()));
    }

    /** How often the states of jobs were read. */
    private static long looks() throws SQLException {
        return number(
                """
                select coalesce(sum(s.calls), 0)
                from pg_stat_statements s
                    join pg_database d on d.oid = s.dbid
                where d.datname = '%s'
                    and s.query like 'select snapshot from job_change%%'
                """
                        .formatted(ServiceDatabase.name()));
    }

    private static long number(String sql) throws SQLException {
        try (var connection = TestServers.postgres().connect(PostgresServer.ADMIN);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
