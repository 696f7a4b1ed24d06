package io.groundplan.project.flow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Waiting for a job, and its stream of states. */
@QuarkusTest
class JobFollowingTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void answersAsSoonAsTheJobEnds() {
        var project = TestProject.created(ann);
        FakeWorker.requested(project.job());
        var waiting = CompletableFuture.supplyAsync(() -> {
            var answer = ann.get("/v1/jobs/" + project.job() + "?wait=30s");
            return new Object[] {answer.path("job.state"), Instant.now()};
        });
        FakeWorker.start(project.job());
        FakeWorker.complete(project.job());

        var answered = waiting.orTimeout(15, TimeUnit.SECONDS).join();

        assertEquals("completed", answered[0]);
        var ended = Instant.parse(project.awaitEnd(project.job()).getString("updated_at"));
        var late = Duration.between(ended, (Instant) answered[1]);
        assertTrue(late.toMillis() < 3_000, "answered after " + late);
    }

    @Test
    void answersTheUnfinishedJobWhenTheTimeIsUp() {
        var project = TestProject.created(ann);

        ann.get("/v1/jobs/" + project.job() + "?wait=1s").then().statusCode(200).body("job.state", is("pending"));
        ann.get("/v1/jobs/" + project.job() + "?wait=0").then().statusCode(200).body("job.state", is("pending"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61s", "-1s", "1m", "soon", "1.5s", "99999999999"})
    void refusesAWaitThatIsNone(String wait) {
        var project = TestProject.created(ann);

        ann.get("/v1/jobs/" + project.job() + "?wait=" + wait).then().statusCode(400);
    }

    @Test
    void streamsEveryStateAndEndsWithTheJob() throws IOException, InterruptedException {
        var project = TestProject.created(ann);
        var stream = stream(project.job());
        assertEquals(200, stream.statusCode());
        assertTrue(stream.headers().firstValue("Content-Type").orElseThrow().startsWith("text/event-stream"));
        FakeWorker.start(project.job());
        FakeWorker.fail(project.job(), "no");

        assertEquals(List.of("pending", "running", "failed"), states(stream.body()));
    }

    @Test
    void streamsThePastOfAJobThatHasEnded() throws IOException, InterruptedException {
        var project = TestProject.ready(ann);

        assertEquals(
                List.of("pending", "running", "completed"),
                states(stream(project.job()).body()));
    }

    @Test
    void doesNotStreamToStrangers() {
        var project = TestProject.created(ann);

        var request = Client.person("stranger").request().accept("text/event-stream");
        request.get("/database/v1/jobs/" + project.job() + "/events")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error", is("job not found"));
    }

    private HttpResponse<Stream<String>> stream(String job) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/database/v1/jobs/" + job + "/events"))
                .header("Authorization", ann.headers().get("Authorization"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> states(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:"))
                .map(line -> JsonPath.from(line.substring(5)).getString("job.state"))
                .toList();
    }
}
