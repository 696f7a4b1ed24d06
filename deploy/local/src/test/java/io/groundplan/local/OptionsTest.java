package io.groundplan.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OptionsTest {

    @Test
    void withoutAnythingThePortIs8080AndTheDataStays() {
        var options = Options.of(List.of(), Map.of("GROUNDPLAN_HOME", "/repository"));
        assertEquals(8080, options.port());
        assertFalse(options.fresh());
        assertFalse(options.demo());
        assertEquals(Path.of("/repository/.local"), options.directories().state());
    }

    @Test
    void portDataAndAFreshStartCanBeChosen() {
        var options = Options.of(
                List.of("--fresh"),
                Map.of("GROUNDPLAN_HOME", "/repository", "GROUNDPLAN_PORT", "9000", "GROUNDPLAN_DATA", "/data"));
        assertEquals(9000, options.port());
        assertTrue(options.fresh());
        assertEquals(Path.of("/data"), options.directories().state());
    }

    @Test
    void aDemonstrationCanBeAskedFor() {
        var options = Options.of(List.of("--demo", "--fresh"), Map.of());
        assertTrue(options.demo());
        assertTrue(options.fresh());
    }

    @Test
    void servicesStartQuicklyUnlessToldOtherwise() {
        assertEquals(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                Options.of(List.of(), Map.of()).javaOptions());
        var chosen = Options.of(List.of(), Map.of("GROUNDPLAN_JAVA_OPTIONS", " -Xmx1g  -XX:+UseZGC "));
        assertEquals(List.of("-Xmx1g", "-XX:+UseZGC"), chosen.javaOptions());
    }

    @Test
    void aServiceHasOneProcessUnlessMoreAreAskedFor() {
        assertEquals(1, Options.of(List.of(), Map.of()).replicas());
        assertEquals(3, Options.of(List.of("--replicas=3"), Map.of()).replicas());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--replicas=", "--replicas=0", "--replicas=6", "--replicas=two", "--replicas"})
    void aNumberOfReplicasThatIsNoneIsRefused(String option) {
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of(option), Map.of()));
    }

    @Test
    void tracesGoWhereTheyAreCollected() {
        assertEquals(Optional.empty(), Options.of(List.of(), Map.of()).traces());
        var chosen = Options.of(List.of(), Map.of("GROUNDPLAN_TRACES", "http://localhost:4318"));
        assertEquals(Optional.of(URI.create("http://localhost:4318")), chosen.traces());
        assertThrows(
                IllegalArgumentException.class,
                () -> Options.of(List.of(), Map.of("GROUNDPLAN_TRACES", "localhost:4318")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http", "80 80"})
    void aPortThatIsNoneIsRefused(String port) {
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of(), Map.of("GROUNDPLAN_PORT", port)));
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--frsh"), Map.of()));
    }
}
