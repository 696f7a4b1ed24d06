package io.groundplan.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.kubernetes.model.Postgres.Cluster;
import io.groundplan.kubernetes.model.Scaling.TriggerAuthentication;
import io.groundplan.kubernetes.model.Secrets.ExternalSecret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SecretsTest {
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(PASSWORD|SECRET|CREDENTIAL|JAAS_CONFIG|TOKEN|_KEYS?_).*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| Secret \\| `([^`]+)` \\| ([^|]+) \\|");
    /** What a migration is given for secrets that it does not use. */
    private static final String NONE = "none";

    private static final String BY_AN_OPERATOR = "made by";

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noManifestIsASecret(Rendered rendered) {
        assertTrue(rendered.trees().stream()
                .noneMatch(tree -> tree.path("kind").asText().equals("Secret")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingWithTheNameOfASecretHasAValueHere(Rendered rendered) {
        var maps = rendered.models(ConfigMap.class).stream().flatMap(map -> map.getData().keySet().stream());
        var variables = rendered.workloads().stream()
                .flatMap(workload -> workload.container().getEnv().stream())
                .filter(variable -> variable.getValue() != null)
                .filter(variable -> !variable.getValue().equals(NONE))
                .map(EnvVar::getName);
        Stream.concat(maps, variables)
                .forEach(name -> assertFalse(SECRET_NAME.matcher(name).matches(), name));
    }

    /** A password in an address, or a long text that only a machine would write. */
    @ParameterizedTest
    @MethodSource("overlays")
    void noTextLooksLikeASecret(Rendered rendered) {
        var looks = Pattern.compile(
                "://[^/\\s:@]+:[^/\\s@]+@|\\b[A-Za-z0-9+/]{40,}={0,2}\\b|\\b[0-9a-f]{32,}\\b|BEGIN [A-Z ]*KEY");
        rendered.trees().stream()
                // a dashboard's JSON is written by a machine, and shown to people
                .filter(tree -> !tree.at("/metadata/name").asText().contains("dashboard"))
                .forEach(tree -> assertFalse(
                        looks.matcher(tree.toString()).find(),
                        () -> tree.at("/metadata/name").asText() + ": "
                                + looks.matcher(tree.toString())
                                        .results()
                                        .map(found -> found.group())
                                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everySecretThatIsAskedForIsInTheTableAndTheOtherWayRound(String overlay) throws IOException {
        assertEquals(documented(row -> true), asked(Rendered.of(overlay)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everySecretThatNoOperatorMakesComesFromTheStore(String overlay) throws IOException {
        var external = Rendered.of(overlay).models(ExternalSecret.class);
        external.forEach(secret -> {
            var name = secret.spec().target().name();
            assertEquals(name, secret.metadata().getName());
            assertEquals(
                    "groundplan/" + name,
                    secret.spec().dataFrom().get(0).extract().key());
        });
        assertEquals(
                documented(row -> !row.contains(BY_AN_OPERATOR)),
                external.stream()
                        .map(secret -> secret.metadata().getName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> documented(Predicate<String> wanted) throws IOException {
        return ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(row -> wanted.test(row.group(2)))
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(Rendered rendered) {
        var asked = new TreeSet<String>();
        for (var workload : rendered.workloads()) {
            workload.secretSettings().values().forEach(key -> asked.add(key.split("/")[0]));
            workload.container().getEnvFrom().stream()
                    .map(EnvFromSource::getSecretRef)
                    .filter(Objects::nonNull)
                    .forEach(reference -> asked.add(reference.getName()));
            workload.pod().getSpec().getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .forEach(volume -> asked.add(volume.getSecret().getSecretName()));
        }
        rendered.models(Cluster.class).stream()
                .filter(cluster -> cluster.spec().managed() != null)
                .flatMap(cluster -> cluster.spec().managed().roles().stream())
                .forEach(role -> asked.add(role.passwordSecret().getName()));
        rendered.models(TriggerAuthentication.class).stream()
                .flatMap(authentication -> authentication.spec().secretTargetRef().stream())
                .forEach(parameter -> asked.add(parameter.name()));
        rendered.models(Gateway.class).stream()
                .flatMap(gateway -> gateway.getSpec().getListeners().stream())
                .filter(listener -> listener.getTls() != null)
                .flatMap(listener -> listener.getTls().getCertificateRefs().stream())
                .forEach(reference -> asked.add(reference.getName()));
        return asked;
    }
}
