package io.groundplan.openapi;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The document of one surface, put together from the services' parts; what does not fit becomes a problem. */
final class MergedDocument {
    private static final List<String> FROM_THE_FIRST = List.of("info", "servers", "security");
    private static final Set<String> PUT_TOGETHER = Set.of("tags", "paths", "components");

    private final Claims claims;
    private final MergedPaths paths;
    private final JsonObject rest = new JsonObject();
    private final JsonObject tags = new JsonObject();
    private final JsonObject components = new JsonObject(new TreeMap<>());

    MergedDocument(Surface surface, List<String> problems) {
        this.claims = new Claims(surface, problems);
        this.paths = new MergedPaths(claims);
    }

    JsonObject with(List<Part> parts) {
        var first = parts.get(0);
        rest.put("openapi", first.document().getString("openapi"));
        FROM_THE_FIRST.stream()
                .filter(first.document()::containsKey)
                .forEach(name -> rest.put(name, first.document().getValue(name)));
        for (var part : parts) {
            addRest(part);
            addTags(part);
            paths.add(part, first);
            part.section("components").fieldNames().forEach(section -> addComponents(section, part));
        }
        var whole = rest.copy();
        if (!tags.isEmpty()) {
            whole.put("tags", new JsonArray(List.copyOf(tags.getMap().values())));
        }
        return whole.put("paths", paths.json()).put("components", components);
    }

    private void addRest(Part part) {
        part.document().fieldNames().stream()
                .filter(name -> !FROM_THE_FIRST.contains(name) && !PUT_TOGETHER.contains(name))
                .forEach(name ->
                        claims.add(rest, name, part.document().getValue(name), name, part, "make both the same"));
    }

    private void addTags(Part part) {
        var described = part.document().getJsonArray("tags", new JsonArray());
        for (int i = 0; i < described.size(); i++) {
            var tag = described.getJsonObject(i);
            var name = tag.getString("name");
            claims.add(tags, name, tag, "tag " + name, part, "describe it in one of them, or in both the same");
        }
    }

    private void addComponents(String section, Part part) {
        var described = part.section("components").getJsonObject(section);
        if (!components.containsKey(section)) {
            components.put(section, new JsonObject(new TreeMap<>()));
        }
        for (var name : described.fieldNames()) {
            claims.add(
                    components.getJsonObject(section),
                    name,
                    described.getValue(name),
                    "components/" + section + "/" + name,
                    part,
                    "make both the same, or give one another name");
        }
    }
}
