package io.groundplan.e2e;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.groundplan.e2e.trace.SeenSpan;
import io.groundplan.e2e.trace.TraceReceiver;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What becomes of a request is one trace, from the gateway over all services and topics to its last consequence. */
@ExtendWith(MortalStack.class)
class TraceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REQUESTS = "groundplan.provisioning.requests.v1";
    private static final String JOBS = "groundplan.provisioning.jobs.v1";
    private static final String PROJECTS = "groundplan.project.v1";
    private static final String TYPE = "groundplan.event.type";

    private static TraceReceiver receiver;
    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = MortalStack.running();
        receiver = MortalStack.traces();
    }

    @Test
    void aProjectIsOneTraceFromTheGatewayUntilItIsReady() {
        var ada = new Client(stack.address()).as("ada@example.com");
        var project = DatabaseProject.createReady(ada, "traced");
        var id = uuid(ada, project);
        var ready = Awaitility.await("the project is told to be ready")
                .atMost(PATIENCE)
                .until(
                        () -> receiver.spans().stream()
                                .filter(span -> span.name().equals(PROJECTS + " process")
                                        && span.service().equals("usage-service")
                                        && span.has(TYPE, "io.groundplan.project.ready.v1")
                                        && isOf(id, span.trace()))
                                .findFirst(),
                        found -> found.isPresent() && isWhole(found.get().trace()))
                .orElseThrow();

        var trace = receiver.ofTrace(ready.trace());
        var told = parent(trace, ready, "project-service", PROJECTS + " publish");
        var heard = parent(trace, told, "project-service", JOBS + " process");
        assertTrue(heard.has(TYPE, "io.groundplan.job.completed.v1"), heard::toString);
        var ended = parent(trace, heard, "provisioning-worker", JOBS + " publish");
        var job = parent(trace, ended, "provisioning-worker", "job project.provision");
        var taken = parent(trace, job, "provisioning-worker", REQUESTS + " process");
        var requested = parent(trace, taken, "project-service", REQUESTS + " publish");
        var served = parent(trace, requested, "project-service", "POST /database/v1/projects");
        var passed = parent(trace, served, "gateway", "POST");
        assertAll(
                () -> assertTrue(job.has("groundplan.project.id", id), job::toString),
                () -> assertTrue(passed.has("url.path", "/v1/projects"), passed::toString),
                () -> assertEquals("", passed.parent()),
                () -> assertEquals("202", served.attributes().get("http.response.status_code")));
        for (var step : List.of("CreateOwnerRole", "CreateLoginRole", "CreateDatabase", "VerifyAccess")) {
            assertTrue(
                    trace.stream()
                            .anyMatch(span -> span.name().equals("step " + step)
                                    && span.parent().equals(job.id())),
                    step);
        }
    }

    @Test
    void aTraceThatTheClientBeganGoesOnAndNamesTheRequest() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        send(
                "/api/v1/projects",
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01",
                "X-Request-Id",
                "named-" + trace);
        var served = awaitSpan(
                span -> span.trace().equals(trace) && span.service().equals("project-service") && span.isServer());
        assertTrue(served.has("groundplan.request.id", "named-" + trace), served::toString);
        var passed =
                awaitSpan(span -> span.trace().equals(trace) && span.service().equals("gateway"));
        assertEquals("00f067aa0ba902b7", passed.parent());
    }

    @Test
    void whatTheClientDoesNotWantKeptIsNot() throws Exception {
        var unwanted = UUID.randomUUID().toString().replace("-", "");
        send("/api/v1/projects", "traceparent", "00-" + unwanted + "-00f067aa0ba902b7-00");
        var wanted = UUID.randomUUID().toString().replace("-", "");
        send("/api/v1/projects", "traceparent", "00-" + wanted + "-00f067aa0ba902b7-01");
        awaitSpan(span -> span.trace().equals(wanted) && span.service().equals("project-service"));
        assertEquals(List.of(), receiver.ofTrace(unwanted));
    }

    @Test
    void noTraceHoldsTheTokenOfAnInviteOrAQuery() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var secret = "secret" + trace;
        var parent = "00-" + trace + "-00f067aa0ba902b7-01";
        send("/api/v1/invites/" + secret + "?token=" + secret, "traceparent", parent);
        awaitSpan(span -> span.trace().equals(trace) && span.service().equals("membership-service"));
        var all = receiver.ofTrace(trace);
        assertTrue(all.stream().anyMatch(SeenSpan::isServer));
        assertFalse(all.toString().contains(secret), all::toString);
    }

    /** Others made projects on this stack before. */
    private static boolean isOf(String project, String trace) {
        return receiver.ofTrace(trace).stream().anyMatch(span -> span.has("groundplan.project.id", project));
    }

    /** Whether nothing of the way back to the gateway is still under way to the collector. */
    private static boolean isWhole(String trace) {
        var spans = receiver.ofTrace(trace);
        return spans.stream()
                .allMatch(span -> span.parent().isEmpty()
                        || spans.stream().anyMatch(other -> other.id().equals(span.parent())));
    }

    private static SeenSpan parent(List<SeenSpan> trace, SeenSpan child, String service, String name) {
        var parent = trace.stream()
                .filter(span -> span.id().equals(child.parent()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no parent of " + child));
        assertEquals(service + " " + name, parent.service() + " " + parent.name(), "above " + child.name());
        return parent;
    }

    private static SeenSpan awaitSpan(Predicate<SeenSpan> wanted) {
        return Awaitility.await("a span")
                .atMost(PATIENCE)
                .until(() -> receiver.spans().stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private static String uuid(Client client, DatabaseProject project) {
        return client.get("/api/v1/projects/" + project.id())
                .expect(200)
                .path("id")
                .asText();
    }

    private static void send(String path, String... headers) throws IOException, InterruptedException {
        var ada = new Client(stack.address()).as("ada@example.com");
        var request = HttpRequest.newBuilder(stack.address().resolve(path))
                .headers(headers)
                .header("Authorization", "Bearer " + ada.credential())
                .build();
        PlainHttp.client().send(request, BodyHandlers.discarding());
    }
}
