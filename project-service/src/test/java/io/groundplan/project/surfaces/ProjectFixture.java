package io.groundplan.project.surfaces;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.SurfaceResources;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Fixture;

/** The resources of each surface, and people with a role in their project, or in their team. */
final class ProjectFixture implements Fixture {
    private static final List<String> TABLES_WITH_TEAM = List.of("project", "api_key", "job");

    @Override
    public Client person(String name) {
        return Client.person(name);
    }

    @Override
    public Map<String, String> resources(Door door, Client owner) {
        return SurfaceResources.of(door, owner);
    }

    @Override
    public Map<String, String> resourcesOfTeam(Door door, Client owner) {
        return movedToTeam(owner, resources(door, owner));
    }

    @Override
    public Client inProject(Map<String, String> resources, String role) {
        var person = Client.person(role);
        Members.inProject(project(resources), person, role);
        return person;
    }

    @Override
    public Client inTeam(Map<String, String> resources, String role) {
        var person = Client.person(role);
        Members.inTeam(team(resources), person, role);
        return person;
    }

    /** Puts all that the owner has into a new team, and answers the resources with that team. */
    private static Map<String, String> movedToTeam(Client owner, Map<String, String> resources) {
        var personal = TeamId.personalOf(owner.user());
        var team = Members.newTeam();
        Members.inTeam(team, owner, "owner");
        for (var table : TABLES_WITH_TEAM) {
            var column = table.equals("project") ? "team_id" : "organization_id";
            ServiceDatabase.run("update " + table + " set " + column + " = '" + team.value() + "' where " + column
                    + " = '" + personal.value() + "'");
        }
        var moved = new HashMap<>(resources);
        moved.replaceAll((name, value) -> TeamId.parse(value)
                .filter(personal::equals)
                .map(found -> team.text())
                .orElse(value));
        moved.put("team", team.text());
        return moved;
    }

    private static TeamId team(Map<String, String> resources) {
        return TeamId.parse(resources.get("team")).orElseThrow();
    }

    private static UUID project(Map<String, String> resources) {
        var id = Stream.of("projectId", "projectID", "id")
                .filter(resources::containsKey)
                .findFirst();
        return ProjectId.parse(resources.get(id.orElseThrow())).orElseThrow().value();
    }
}
