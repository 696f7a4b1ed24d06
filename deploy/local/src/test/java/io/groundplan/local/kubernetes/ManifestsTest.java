package io.groundplan.local.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ManifestsTest {
    private static final Set<String> SERVICES =
            Set.of("project-service", "membership-service", "usage-service", "provisioning-worker", "api-docs");

    static Stream<Manifest> manifests() {
        return Manifest.all();
    }

    static Stream<Manifest> deployments() {
        return Manifest.all().filter(manifest -> manifest.kind().equals("Deployment"));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyDocumentSaysWhatItIs(Manifest manifest) {
        assertAll(
                () -> assertFalse(manifest.text("apiVersion").isEmpty()),
                () -> assertFalse(manifest.kind().isEmpty()),
                () -> assertTrue(manifest.kind().equals("Kustomization")
                        || !manifest.text("metadata", "name").isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyFileOfAKustomizationExists(Manifest manifest) {
        if (manifest.kind().equals("Kustomization")) {
            manifest.list("resources")
                    .forEach(resource -> assertTrue(
                            Files.exists(manifest.file().resolveSibling((String) resource)), resource.toString()));
        }
    }

    @Test
    void everyManifestOfTheBaseIsNamedByItsKustomization() {
        var named = Manifest.all()
                .filter(manifest -> manifest.kind().equals("Kustomization"))
                .flatMap(manifest -> manifest.list("resources").stream()
                        .map(resource -> manifest.file().resolveSibling((String) resource)))
                .map(Path::normalize)
                .toList();
        Manifest.all()
                .filter(manifest -> manifest.file().startsWith(Manifest.ROOT.resolve("base")))
                .filter(manifest -> !manifest.kind().equals("Kustomization"))
                .forEach(manifest -> assertTrue(named.contains(manifest.file().normalize()), manifest.toString()));
    }

    @Test
    void everyServiceHasADeploymentAndAnAddress() {
        assertEquals(SERVICES, names("Deployment"));
        assertEquals(SERVICES, names("Service"));
    }

    @Test
    void everyRouteEndsAtAServiceOfOurs() {
        var backends = Manifest.all()
                .filter(manifest -> manifest.kind().equals("HTTPRoute"))
                .flatMap(route -> route.list("spec", "rules").stream())
                .map(Manifest::of)
                .flatMap(rule -> rule.list("backendRefs").stream())
                .map(Manifest::of)
                .toList();
        backends.forEach(backend -> assertAll(
                () -> assertTrue(SERVICES.contains(backend.text("name"))),
                () -> assertEquals("8080", backend.text("port"))));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyContainerIsConfinedAndProbed(Manifest deployment) {
        var pod = deployment.at("spec", "template", "spec");
        var container = Manifest.of(pod.list("containers").get(0));
        assertAll(
                () -> assertEquals("true", pod.text("securityContext", "runAsNonRoot")),
                () -> assertEquals("false", pod.text("automountServiceAccountToken")),
                () -> assertEquals("false", container.text("securityContext", "allowPrivilegeEscalation")),
                () -> assertEquals("true", container.text("securityContext", "readOnlyRootFilesystem")),
                () -> assertEquals(List.of("ALL"), container.list("securityContext", "capabilities", "drop")),
                () -> assertEquals("/q/health/live", container.text("livenessProbe", "httpGet", "path")),
                () -> assertEquals("/q/health/ready", container.text("readinessProbe", "httpGet", "path")),
                () -> assertFalse(
                        container.text("resources", "limits", "memory").isEmpty()));
    }

    @Test
    void theApiDocumentsListenWhereTheyAreProbed() {
        var container = container("api-docs");
        var port = Manifest.of(container.list("env").get(0));
        assertEquals("GROUNDPLAN_API_DOCS_PORT", port.text("name"));
        assertEquals(Manifest.of(container.list("ports").get(0)).text("containerPort"), port.text("value"));
    }

    @Test
    void mailsAreSentByAServerWhoseCredentialsAreASecret() {
        var container = container("membership-service");
        var environment = container.list("env").stream()
                .map(Manifest::of)
                .map(variable -> variable.text("name"))
                .collect(java.util.stream.Collectors.toSet());
        assertTrue(environment.containsAll(
                Set.of("GROUNDPLAN_MAIL_SENDING", "GROUNDPLAN_MAIL_FROM", "QUARKUS_MAILER_HOST")));
        assertFalse(environment.contains("QUARKUS_MAILER_PASSWORD"));
        assertTrue(
                container.list("envFrom").stream().map(Manifest::of).anyMatch(source -> source.text("secretRef", "name")
                        .equals("mail")));
    }

    @Test
    void noManifestHoldsASecret() {
        assertTrue(Manifest.all().noneMatch(manifest -> manifest.kind().equals("Secret")));
    }

    private static Manifest container(String name) {
        return deployments()
                .filter(deployment -> deployment.text("metadata", "name").equals(name))
                .map(deployment -> Manifest.of(deployment
                        .list("spec", "template", "spec", "containers")
                        .get(0)))
                .findFirst()
                .orElseThrow();
    }

    private static Collection<String> names(String kind) {
        return Manifest.all()
                .filter(manifest -> manifest.kind().equals(kind))
                .map(manifest -> manifest.text("metadata", "name"))
                .collect(java.util.stream.Collectors.toSet());
    }
}
