package io.groundplan.project.surfaces;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ServiceDatabase;

/** People with a role in the project, or in the team, of a surface's resources. */
final class People {
    private static final List<String> TABLES_WITH_TEAM = List.of("project", "api_key", "job");

    private People() {}

    /** One of each role that is given to a member. */
    static Map<String, Client> ofProject(Map<String, String> resources) {
        var people = new LinkedHashMap<String, Client>();
        for (var role : List.of("viewer", "member", "admin")) {
            people.put(role, inProject(resources, role));
        }
        return people;
    }

    static Client inProject(Map<String, String> resources, String role) {
        var person = Client.person(role);
        Members.inProject(project(resources), person, role);
        return person;
    }

    static Client inTeam(Map<String, String> resources, String role) {
        var person = Client.person(role);
        Members.inTeam(team(resources), person, role);
        return person;
    }

    /** Puts all that the owner has into a new team, and answers the resources with that team. */
    static Map<String, String> movedToTeam(Client owner, Map<String, String> resources) {
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
