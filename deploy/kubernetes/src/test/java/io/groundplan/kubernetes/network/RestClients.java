package io.groundplan.kubernetes.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

import io.groundplan.runtime.directory.Sightings;

/** Which services a service asks: those of its REST clients, and the directory of people unless it keeps its own. */
final class RestClients {
    private static final Path REPOSITORY = Path.of("../..");

    private RestClients() {}

    static Set<String> of(String service) {
        var own = index(service);
        var peers = new TreeSet<>(peers(own));
        if (own.getAllKnownImplementors(DotName.createSimple(Sightings.class)).isEmpty()) {
            peers.addAll(peers(index("foundation/runtime")));
        }
        return peers;
    }

    private static Set<String> peers(Index index) {
        var peers = new TreeSet<String>();
        index.getAnnotations(RegisterRestClient.class)
                .forEach(client -> peers.add(client.value("configKey").asString()));
        return peers;
    }

    private static Index index(String module) {
        var indexer = new Indexer();
        try (var files = Files.walk(REPOSITORY.resolve(module).resolve("target/classes"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (var stream = Files.newInputStream(file)) {
                    indexer.index(stream);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return indexer.complete();
    }
}
