package io.groundplan.local.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two processes of one service behind the gateway. */
class GatewayReplicasTest {
    private static final int MANY = 20;

    private final StubService one = new StubService("project-service");
    private final StubService two = new StubService("project-service");
    private final int address = FreePort.find();
    private final Gateway gateway = Gateway.open(
            0,
            RouteTable.read(Path.of("../kubernetes/base")),
            List.of(one.upstream(), two.upstream()),
            List.of(new Upstream("project-service", address)),
            Map.of(),
            Map.of(),
            Optional.empty());
    private final RawHttp http = new RawHttp(gateway.port());

    @AfterEach
    void close() {
        gateway.close();
        one.close();
        two.close();
    }

    @Test
    void bothAreAsked() {
        assertEquals(Set.of(200), statuses(http, "GET", ""));
        assertTrue(one.asked.get() > 0 && two.asked.get() > 0, one.asked + " and " + two.asked);
    }

    @Test
    void whatIsGoneIsReplacedByTheOther() {
        one.close();
        assertEquals(Set.of(200), statuses(http, "GET", ""));
        assertEquals(Set.of(200), statuses(http, "POST", "{}"));
    }

    @Test
    void whoSaysThatItIsNotReadyIsLeftAlone() {
        one.ready.set(false);
        Awaitility.await("the gateway has seen it").until(() -> {
            int before = one.asked.get();
            statuses(http, "GET", "");
            return one.asked.get() == before;
        });
        one.ready.set(true);
        Awaitility.await("and that it is back").until(() -> {
            int before = one.asked.get();
            statuses(http, "GET", "");
            return one.asked.get() > before;
        });
    }

    @Test
    void aReadIsRepeatedWhenItsConnectionBreaks() throws IOException {
        breakNext();
        assertEquals(200, http.get("/v1/projects").status());
        assertEquals(3, asked());
    }

    @Test
    void aChangeIsRepeatedWithItsBodyOnlyIfItHasAKey() throws IOException {
        breakNext();
        var repeated = http.send("POST", "/v1/projects", "{\"name\":\"Shop\"}", "Idempotency-Key: k1");
        assertEquals(200, repeated.status());
        assertEquals("{\"name\":\"Shop\"}", RunningGateway.json(repeated).getString("body"));
        assertEquals(3, asked());

        breakNext();
        assertEquals(503, http.send("POST", "/v1/projects", "{}").status());
        assertEquals(503, http.send("DELETE", "/v1/projects/1", "").status());
        breakNext();
        assertEquals(
                503, http.send("PUT", "/v1/projects/1", "{}", "If-Match: \"1\"").status());
        assertEquals(6, asked());
    }

    @Test
    void whoIsNotAvailableForAMomentIsReplacedByTheOtherAndTheLastWordCounts() throws IOException {
        one.outages.set(1);
        two.outages.set(1);
        var repeated = http.send("POST", "/v1/projects", "{\"name\":\"Shop\"}", "Idempotency-Key: k1");
        assertEquals("{\"name\":\"Shop\"}", RunningGateway.json(repeated).getString("body"));
        assertEquals(3, asked());

        one.outages.set(MANY);
        two.outages.set(MANY);
        assertEquals(503, http.get("/v1/projects").status());
        assertEquals(6, asked());
        assertEquals(503, http.send("POST", "/v1/projects", "{}").status());
        assertEquals(7, asked());
    }

    @Test
    void whereAllAreGoneTheAnswerIs503() throws IOException {
        one.close();
        two.close();
        assertEquals(503, http.get("/v1/projects").status());
        assertEquals(
                503,
                http.send("POST", "/v1/projects", "{}", "Idempotency-Key: k1").status());
    }

    @Test
    void otherServicesReachThemAtOneAddressWithTheirCredential() throws IOException {
        var services = new RawHttp(address);
        var headers = RunningGateway.json(services.get("/internal/v1/keys", "Authorization: Service secret"))
                .getJsonObject("headers");
        assertEquals("Service secret", headers.getString("authorization"));
        two.close();
        assertEquals(Set.of(200), statuses(services, "GET", ""));
    }

    /** Each of the two, so that it does not matter whose turn it is. */
    private void breakNext() {
        one.breaks.set(1);
        two.breaks.set(1);
    }

    private int asked() {
        return one.asked.get() + two.asked.get();
    }

    private static Set<Integer> statuses(RawHttp http, String method, String body) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> {
                    try {
                        return http.send(method, "/v1/projects/" + i, body).status();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }
}
