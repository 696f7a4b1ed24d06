package io.groundplan.membership.surfaces;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.Joining;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Fixture;

/** People with a role in the project of a surface's resources, or in their team. */
final class MembershipFixture implements Fixture {

    @Override
    public Client person(String name) {
        return PeopledProject.known(name);
    }

    /** Projects are the owner's own; platform has teams only. */
    @Override
    public Map<String, String> resources(Door door, Client owner) {
        return door == Door.PLATFORM
                ? resourcesOfTeam(door, owner)
                : MembershipResources.of(door, owner, TeamId.personalOf(owner.user()))
                        .values();
    }

    @Override
    public Map<String, String> resourcesOfTeam(Door door, Client owner) {
        return MembershipResources.of(door, owner, PeopledProject.teamOf(owner)).values();
    }

    /** Where the resources have no project, a role in the team is as direct as it gets. */
    @Override
    public Client inProject(Map<String, String> resources, String role) {
        var project = project(resources);
        if (project.isEmpty()) {
            return inTeam(resources, role);
        }
        var person = person(role);
        Joining.of(person.user(), project.get(), role);
        return person;
    }

    @Override
    public Client inTeam(Map<String, String> resources, String role) {
        var person = person(role);
        Joining.of(person.user(), TeamId.parse(resources.get("team")).orElseThrow(), role);
        return person;
    }

    private static Optional<ProjectId> project(Map<String, String> resources) {
        return Stream.of("projectId", "projectID", "id")
                .filter(resources::containsKey)
                .findFirst()
                .flatMap(name -> ProjectId.parse(resources.get(name)));
    }
}
