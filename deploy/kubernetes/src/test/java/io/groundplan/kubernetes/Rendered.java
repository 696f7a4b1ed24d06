package io.groundplan.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;

import io.groundplan.kubernetes.kustomize.Kustomization;
import io.groundplan.kubernetes.model.Models;

/** What an overlay would apply, as trees and as models. */
public record Rendered(String overlay, List<ObjectNode> trees, List<Object> models) {
    static final List<String> OVERLAYS = List.of("local", "staging", "production");
    private static final Map<String, Rendered> KNOWN = new ConcurrentHashMap<>();

    static Stream<Rendered> all() {
        return OVERLAYS.stream().map(Rendered::of);
    }

    public static Rendered of(String overlay) {
        return KNOWN.computeIfAbsent(overlay, Rendered::render);
    }

    public <T> List<T> models(Class<T> type) {
        return models.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T model(Class<T> type, String name) {
        return models(type).stream()
                .filter(model -> model.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name + " in " + overlay));
    }

    public List<Workload> workloads() {
        return Workload.of(this);
    }

    @Override
    public String toString() {
        return overlay;
    }

    private static Rendered render(String overlay) {
        var trees = Kustomization.render(Path.of("overlays", overlay));
        return new Rendered(overlay, trees, trees.stream().map(Rendered::read).toList());
    }

    private static Object read(ObjectNode tree) {
        try {
            return Models.read(tree);
        } catch (JsonProcessingException e) {
            throw new AssertionError(tree.at("/metadata/name").asText() + ": " + e.getMessage(), e);
        }
    }
}
