package io.groundplan.project.support;

import java.util.Map;

import io.groundplan.testkit.surface.Client;

/** A fresh project with one of everything that the operations of the fleet surface need, by path parameter. */
public final class FleetResources {
    private FleetResources() {}

    public static Map<String, String> of(Client owner) {
        var project = FleetProject.created(owner);
        var token = project.creator().get(project.path("tokens")).<String>path("[0].id");
        return Map.of(
                "projectID", project.id(),
                "tokenID", token,
                "agentID", project.registered("agents"),
                "aggregatorID", project.registered("aggregators"));
    }
}
