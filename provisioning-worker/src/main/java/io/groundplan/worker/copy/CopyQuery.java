package io.groundplan.worker.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The queries of this package, each a resource file `copy/<name>.sql`. */
final class CopyQuery {
    private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

    private CopyQuery() {}

    static String of(String name) {
        return LOADED.computeIfAbsent(name, CopyQuery::load);
    }

    private static String load(String name) {
        try (var file = CopyQuery.class.getResourceAsStream("/copy/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
