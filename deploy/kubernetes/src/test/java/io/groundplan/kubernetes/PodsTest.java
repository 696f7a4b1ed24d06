package io.groundplan.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

public class PodsTest {
    public static final Set<String> SERVICES =
            Set.of("project-service", "membership-service", "usage-service", "provisioning-worker");
    private static final Set<String> DEPLOYED =
            Set.of("project-service", "membership-service", "usage-service", "provisioning-worker", "api-docs");

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    static Stream<Workload> workloads() {
        return Rendered.all().flatMap(rendered -> rendered.workloads().stream());
    }

    static Stream<Workload> servers() {
        return workloads().filter(workload -> !workload.migrates());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceIsDeployedAndMigrated(Rendered rendered) {
        assertEquals(DEPLOYED, names(rendered, false));
        assertEquals(
                SERVICES.stream().map(service -> service + Workload.MIGRATION).collect(Collectors.toSet()),
                names(rendered, true));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aPodHasNoRights(Workload workload) {
        var pod = workload.pod().getSpec();
        var container = workload.container();
        var own = container.getSecurityContext();
        assertAll(
                () -> assertEquals(1, pod.getContainers().size()),
                () -> assertTrue(pod.getInitContainers().isEmpty()),
                () -> assertEquals(true, pod.getSecurityContext().getRunAsNonRoot()),
                () -> assertNotEquals(0, pod.getSecurityContext().getRunAsUser()),
                () -> assertEquals(
                        "RuntimeDefault",
                        pod.getSecurityContext().getSeccompProfile().getType()),
                () -> assertEquals(false, own.getAllowPrivilegeEscalation()),
                () -> assertEquals(true, own.getReadOnlyRootFilesystem()),
                () -> assertEquals(List.of("ALL"), own.getCapabilities().getDrop()),
                () -> assertTrue(own.getCapabilities().getAdd().isEmpty()),
                () -> assertEquals(false, pod.getAutomountServiceAccountToken()),
                () -> assertEquals(false, pod.getEnableServiceLinks()),
                () -> assertTrue(pod.getVolumes().stream().allMatch(PodsTest::isHarmless)));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itsAccountIsItsOwnAndHasNoToken(Workload workload) {
        var account = workload.rendered()
                .model(ServiceAccount.class, workload.pod().getSpec().getServiceAccountName());
        assertEquals(workload.service(), account.getMetadata().getName());
        assertEquals(false, account.getAutomountServiceAccountToken());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itTakesAsMuchMemoryAsItAsksForAndNoMore(Workload workload) {
        var resources = workload.container().getResources();
        assertEquals(
                resources.getRequests().get("memory"), resources.getLimits().get("memory"));
        assertFalse(resources.getRequests().get("cpu").getAmount().isEmpty());
        assertEquals(null, resources.getLimits().get("cpu"), "a limit would throttle what is not in anybody's way");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerIsProbedAndReachedWhereItListens(Workload server) {
        var container = server.container();
        var port = container.getPorts().get(0);
        var listens = server.service().equals("api-docs") ? "GROUNDPLAN_API_DOCS_PORT" : "QUARKUS_HTTP_PORT";
        var service = server.rendered().model(Service.class, server.name()).getSpec();
        assertAll(
                () -> assertEquals(
                        server.settings().get(listens), port.getContainerPort().toString()),
                () -> assertProbe("/q/health/live", port.getName(), container.getStartupProbe()),
                () -> assertProbe("/q/health/live", port.getName(), container.getLivenessProbe()),
                () -> assertProbe("/q/health/ready", port.getName(), container.getReadinessProbe()),
                () -> assertEquals(
                        port.getName(),
                        service.getPorts().get(0).getTargetPort().getStrVal()),
                () -> assertTrue(server.labels()
                        .entrySet()
                        .containsAll(service.getSelector().entrySet())));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerHasTimeToLeave(Workload server) {
        var sleep = server.container().getLifecycle().getPreStop().getSleep().getSeconds();
        // quarkus.shutdown.timeout, which the configuration's own test holds
        var drain = server.service().equals("api-docs")
                ? 5
                : ServiceConfig.of(server.service()).seconds("quarkus.shutdown.timeout");
        assertTrue(server.pod().getSpec().getTerminationGracePeriodSeconds() > sleep + drain);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerIsSpreadAndNotTakenAwayAllAtOnce(Workload server) {
        var selector = server.rendered()
                .model(Deployment.class, server.name())
                .getSpec()
                .getSelector()
                .getMatchLabels();
        var budget = server.rendered()
                .model(PodDisruptionBudget.class, server.name())
                .getSpec();
        assertAll(
                () -> assertEquals(selector, budget.getSelector().getMatchLabels()),
                () -> assertEquals(1, budget.getMaxUnavailable().getIntVal()),
                () -> assertFalse(
                        server.pod().getSpec().getTopologySpreadConstraints().isEmpty()),
                () -> server.pod()
                        .getSpec()
                        .getTopologySpreadConstraints()
                        .forEach(spread ->
                                assertEquals(selector, spread.getLabelSelector().getMatchLabels())));
    }

    @Test
    void theNamespaceRefusesWhatWouldHaveRights() {
        Rendered.all()
                .forEach(rendered -> assertEquals(
                        "restricted",
                        rendered.model(Namespace.class, "groundplan")
                                .getMetadata()
                                .getLabels()
                                .get("pod-security.kubernetes.io/enforce")));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void imagesAreOfOneVersion(Workload workload) {
        var image = workload.container().getImage();
        var tag = image.substring(image.lastIndexOf(':') + 1);
        if (workload.rendered().overlay().equals("local")) {
            assertEquals("groundplan/" + workload.service() + ":local", image);
        } else {
            assertTrue(tag.matches("\\d+\\.\\d+\\.\\d+(-rc\\.\\d+)?"), image + " can change without notice");
            assertTrue(image.endsWith("/groundplan/" + workload.service() + ":" + tag), image);
        }
    }

    private static void assertProbe(String path, String port, Probe probe) {
        assertEquals(path, probe.getHttpGet().getPath());
        assertEquals(port, probe.getHttpGet().getPort().getStrVal());
    }

    private static boolean isHarmless(Volume volume) {
        return volume.getEmptyDir() != null || volume.getSecret() != null;
    }

    private static Set<String> names(Rendered rendered, boolean migrates) {
        return rendered.workloads().stream()
                .filter(workload -> workload.migrates() == migrates)
                .map(Workload::name)
                .collect(Collectors.toSet());
    }
}
