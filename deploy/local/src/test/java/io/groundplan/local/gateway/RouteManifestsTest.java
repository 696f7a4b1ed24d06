package io.groundplan.local.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RouteManifestsTest {
    private static final String ROUTE =
            """
            kind: HTTPRoute
            spec:
              rules:
                - matches:
                    - path: {type: PathPrefix, value: /a}
                  backendRefs:
                    - {name: prefix, port: 8080}
                - matches:
                    - path: {type: PathPrefix, value: /a/bb}
                  backendRefs:
                    - {name: longer-prefix, port: 8080}
                - matches:
                    - path: {type: RegularExpression, value: "/a/b+/[a-z]+"}
                  backendRefs:
                    - {name: expression, port: 8080}
                - matches:
                    - path: {type: Exact, value: /a/bb/c}
                  backendRefs:
                    - {name: exact, port: 8080}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "/a, prefix",
        "/a/c, prefix",
        "/a/bb, longer-prefix",
        "/a/bb/, longer-prefix",
        "/a/bb/1, longer-prefix",
        "/a/bbb, prefix",
        "/a/bb/d, expression",
        "/a/bb/d/e, longer-prefix",
        "/a/bb/c, exact"
    })
    void theMostSpecificMatchWinsWhateverTheOrderOfTheRules(String path, String service) throws IOException {
        assertEquals(Optional.of(service), read(ROUTE).serviceOf(path));
    }

    @ParameterizedTest
    @CsvSource({
        "'spec:', 'spec:\n  hostnames: [db.localhost]', hostnames",
        "'- path: {type: Exact', '- method: GET\n          path: {type: Exact', method",
        "'type: Exact', 'type: Fuzzy', path type Fuzzy",
        "'name: exact, port: 8080', 'name: exact, port: 8080, weight: 1', weight",
        "'- {name: exact, port: 8080}', '[]', 0 backends",
        "'      backendRefs:\n        - {name: exact', '      timeouts: {request: 5s}\n      backendRefs:\n        - {name: exact', timeouts"
    })
    void whatTheGatewayDoesNotDoIsRefused(String text, String instead, String named) {
        var changed = ROUTE.replace(text, instead);
        var failure = assertThrows(IllegalArgumentException.class, () -> read(changed));
        assertTrue(failure.getMessage().contains(named), failure.getMessage());
    }

    @Test
    void otherKindsAreLeftAlone() throws IOException {
        assertEquals(
                Optional.empty(), read("kind: Service\n---\nkind: Gateway\n").serviceOf("/a"));
    }

    private RouteTable read(String manifest) throws IOException {
        Files.writeString(directory.resolve("route.yaml"), manifest);
        return RouteTable.read(directory);
    }
}
