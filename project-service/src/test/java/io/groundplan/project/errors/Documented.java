package io.groundplan.project.errors;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.restassured.RestAssured;

/** The operations of the published document. */
final class Documented {

    record Operation(String method, String path) {
        boolean changes() {
            return method.equals("POST") || method.equals("PATCH");
        }
    }

    private Documented() {}

    static List<Operation> operations() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/openapi/database.json").path("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path.getKey())))
                .toList();
    }
}
