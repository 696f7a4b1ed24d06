package io.groundplan.project.support;

import java.util.Map;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.surface.Client;

/** One of everything that the operations of the platform surface need, made for its owner. */
public final class PlatformResources {
    private PlatformResources() {}

    /** What the path parameters of the document stand for. */
    public static Map<String, String> of(Client owner) {
        return in(TeamId.personalOf(owner.user()), owner);
    }

    /** The same in a team that the owner may make projects in. */
    public static Map<String, String> in(TeamId team, Client owner) {
        var project = PlatformProject.created(owner, team);
        var database = project.ready("users-db");
        var key = project.newKey(owner, "projects:read");
        key.then().statusCode(201);
        return Map.of(
                "teamId",
                team.text(),
                "projectId",
                project.id(),
                "databaseId",
                database,
                "apiKeyId",
                key.path("apiKey.id"));
    }
}
