package io.groundplan.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.local.gateway.RouteTable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The routes of the cluster, read as the local gateway reads them, against what the services' builds say they answer. */
class RoutesIT {
    private static final RouteTable ROUTES = RouteTable.read(Path.of("base"));

    /** A path of a service's OpenAPI documents, with something in the places of its parameters. */
    record Described(String service, String path) {
        String address() {
            return path.replaceAll("\\{[^}]+}", "id_1");
        }
    }

    static List<Described> described() {
        return PodsTest.SERVICES.stream().sorted().flatMap(RoutesIT::described).toList();
    }

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    @ParameterizedTest
    @MethodSource("described")
    void everyDescribedPathIsRoutedToTheServiceThatDescribesIt(Described described) {
        assertEquals(described.service(), ROUTES.serviceOf(described.address()).orElse("nobody"));
    }

    @Test
    void noPathIsDescribedByTwoServices() {
        var described = Set.copyOf(described());
        var paths = described.stream().map(Described::path).collect(Collectors.toSet());
        assertEquals(paths.size(), described.size(), described::toString);
    }

    /** A route that leads no described path anywhere would be a way to something that nobody wrote down. */
    @Test
    void everyRouteIsForSomethingThatItsServiceDescribes() {
        var described = described();
        Rendered.of("production").models(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream())
                .filter(rule ->
                        !backend(rule).equals("api-docs") && !backend(rule).isEmpty())
                .forEach(rule -> rule.getMatches()
                        .forEach(match -> assertTrue(
                                described.stream()
                                        .filter(path -> path.service().equals(backend(rule)))
                                        .flatMap(RoutesIT::names)
                                        .anyMatch(path -> isMatch(match.getPath(), path)),
                                match.getPath().getValue() + " of " + backend(rule))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal", "/internal/users/1", "/q", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void whatIsForTheClusterIsRoutedNowhere(String path) {
        assertTrue(ROUTES.serviceOf(path).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyRouteIsAttachedToAListenerThatIsThere(Rendered rendered) {
        var listeners = rendered.model(Gateway.class, "groundplan").getSpec().getListeners();
        var names = listeners.stream().map(Listener::getName).collect(Collectors.toSet());
        for (var route : rendered.models(HTTPRoute.class)) {
            var parent = route.getSpec().getParentRefs().get(0);
            assertEquals("groundplan", parent.getName());
            assertTrue(
                    names.contains(parent.getSectionName()), route.getMetadata().getName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void servicesAreReachedOverTlsOnly(String overlay) {
        var rendered = Rendered.of(overlay);
        var plain = rendered.model(Gateway.class, "groundplan").getSpec().getListeners().stream()
                .filter(listener -> !listener.getProtocol().equals("HTTPS"))
                .map(Listener::getName)
                .collect(Collectors.toSet());
        assertEquals(Set.of("redirect"), plain);
        rendered.models(HTTPRoute.class).stream()
                .filter(route ->
                        plain.contains(route.getSpec().getParentRefs().get(0).getSectionName()))
                .flatMap(route -> route.getSpec().getRules().stream())
                .forEach(rule -> assertTrue(rule.getBackendRefs().isEmpty()));
        rendered.model(Gateway.class, "groundplan")
                .getSpec()
                .getListeners()
                .forEach(listener -> assertFalse(listener.getHostname().isEmpty()));
    }

    /** Answers are held for `?wait=`, and streams stay open; what cannot be held has a limit. */
    @ParameterizedTest
    @MethodSource("overlays")
    void onlyServicesThatHoldAnswersHaveNoTimeLimit(Rendered rendered) {
        rendered.models(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream())
                .filter(rule -> PodsTest.SERVICES.contains(backend(rule)))
                .forEach(rule -> assertEquals("0s", rule.getTimeouts().getRequest()));
    }

    private static Stream<Described> described(String service) {
        var directory = Path.of("../..", service, "target/openapi");
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(file -> paths(file).map(path -> new Described(service, path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> paths(Path document) {
        try {
            var paths = new ObjectMapper().readTree(document.toFile()).path("paths");
            return paths.properties().stream().map(entry -> entry.getKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path itself, and its other form: database and fleet answer with and without their prefix. */
    private static Stream<String> names(Described described) {
        var path = described.address();
        var bare = path.replaceFirst("^/(database|fleet)/v1", "/v1");
        return Stream.of(path, bare, path.replaceFirst("^/v1", "/fleet/v1"), path.replaceFirst("^/v1", "/database/v1"));
    }

    private static boolean isMatch(HTTPPathMatch match, String path) {
        return switch (match.getType()) {
            case "Exact" -> path.equals(match.getValue());
            case "RegularExpression" -> path.matches(match.getValue());
            default -> path.equals(match.getValue()) || path.startsWith(match.getValue() + "/");
        };
    }

    private static String backend(HTTPRouteRule rule) {
        return rule.getBackendRefs().isEmpty()
                ? ""
                : rule.getBackendRefs().get(0).getName();
    }
}
