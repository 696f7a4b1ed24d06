package io.groundplan.kubernetes;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConfigurationTest {
    private static final ConfigKeys ALL = ConfigKeys.ofServices(PodsTest.SERVICES);

    static Stream<Workload> workloads() {
        return PodsTest.workloads().filter(workload -> !workload.service().equals("api-docs"));
    }

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyVariableOfAContainerSetsAKeyOfItsService(Workload workload) {
        var keys = ConfigKeys.ofServices(Set.of(workload.service()));
        workload.container()
                .getEnv()
                .forEach(variable -> assertTrue(keys.isSetBy(variable.getName()), variable.getName()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyVariableThatAllShareSetsAKeyOfSome(Rendered rendered) {
        Stream.of("groundplan", "groundplan-service")
                .flatMap(name -> rendered.model(ConfigMap.class, name).getData().keySet().stream())
                .forEach(name -> assertTrue(ALL.isSetBy(name), name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GROUNDPLAN_INTERNAL_CREDENTIALS",
                "GROUNDPLAN_CLUSTERS_MAIN_HOSTS",
                "GROUNDPLAN_SERVICES_USAGE_SERVICE_URL",
                "QUARKUS_DATASOURCE_JDBC_URI",
                "KAFKA_SASL_JAAS"
            })
    void whatIsNearlyAKeyIsNone(String variable) {
        assertFalse(ALL.isSetBy(variable));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyConfigMapAndVariableIsUsedOrShared(Rendered rendered) {
        var used = new HashSet<String>();
        rendered.workloads().forEach(workload -> workload.container().getEnvFrom().stream()
                .filter(source -> source.getConfigMapRef() != null)
                .forEach(source -> used.add(source.getConfigMapRef().getName())));
        assertEquals(Set.of("groundplan", "groundplan-service"), used);
    }

    /** A service that would migrate could not: its role owns nothing. One that does not look would run on old tables. */
    @Test
    void servicesLookAtMigrationsAndJobsMakeThem() {
        workloads().forEach(workload -> {
            var settings = workload.settings();
            assertEquals(
                    Boolean.toString(workload.migrates()),
                    settings.get("QUARKUS_FLYWAY_MIGRATE_AT_START"),
                    workload.toString());
            assertEquals(workload.migrates() ? "true" : null, settings.get("QUARKUS_INIT_AND_EXIT"));
            assertEquals(workload.migrates() ? null : "true", settings.get("QUARKUS_FLYWAY_VALIDATE_AT_START"));
        });
    }
}
