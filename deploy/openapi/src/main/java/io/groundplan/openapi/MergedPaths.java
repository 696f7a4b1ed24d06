package io.groundplan.openapi;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The paths of all parts; every operation belongs to one service. */
final class MergedPaths {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/}]*}");
    private static final JsonArray DEFAULT_SERVERS = new JsonArray().add(JsonObject.of("url", "/"));

    private final JsonObject paths = new JsonObject(new TreeMap<>());
    private final JsonObject templates = new JsonObject();
    private final JsonObject shared = new JsonObject();
    private final Claims claims;

    MergedPaths(Claims claims) {
        this.claims = claims;
    }

    JsonObject json() {
        return paths;
    }

    /** The first part is the one whose servers and security the whole document has. */
    void add(Part part, Part first) {
        var described = part.section("paths");
        described.fieldNames().forEach(path -> addItem(path, described.getJsonObject(path), part, first));
    }

    private void addItem(String path, JsonObject item, Part part, Part first) {
        var template = PARAMETER.matcher(path).replaceAll("{}");
        claims.add(templates, template, path, "path " + template, part, "give its parameters the same names");
        var rest = withoutOperations(item);
        var beside = "what stands beside the operations of " + path;
        claims.add(shared, path, rest, beside, part, "say it in each operation, it holds for all services' ones");
        if (!paths.containsKey(path)) {
            paths.put(path, rest.copy());
        }
        for (var method : item.fieldNames()) {
            if (METHODS.contains(method)) {
                addOperation(path, method, complete(item, method, part, first), part);
            }
        }
    }

    private void addOperation(String path, String method, JsonObject operation, Part part) {
        var name = method.toUpperCase(Locale.ROOT) + " " + path;
        if (!claims.take(name, part)) {
            claims.refuse(name, part, "remove it from the one that the gateway does not route it to");
            return;
        }
        paths.getJsonObject(path).put(method, operation);
        var id = "operationId " + operation.getString("operationId");
        if (operation.containsKey("operationId") && !claims.take(id, part)) {
            claims.refuse(id, part, "rename one, clients are generated from it");
        }
    }

    /** Says in the operation what its part says of all operations, where the whole says something else. */
    private static JsonObject complete(JsonObject item, String method, Part part, Part first) {
        var operation = item.getJsonObject(method).copy();
        if (!operation.containsKey("security") && !security(part).equals(security(first))) {
            operation.put("security", security(part));
        }
        boolean hasServers = operation.containsKey("servers") || item.containsKey("servers");
        if (!hasServers && !servers(part).equals(servers(first))) {
            operation.put("servers", servers(part));
        }
        return operation;
    }

    private static JsonArray security(Part part) {
        return part.document().getJsonArray("security", new JsonArray());
    }

    private static JsonArray servers(Part part) {
        return part.document().getJsonArray("servers", DEFAULT_SERVERS);
    }

    private static JsonObject withoutOperations(JsonObject item) {
        var rest = item.copy();
        METHODS.forEach(rest::remove);
        return rest;
    }
}
