package io.groundplan.bench.api;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/**
 * Where a surface has its projects, and in which form it takes their ids.
 *
 * @param list the path of the newest twenty projects, given the caller's personal team
 * @param body what a project is made from, with NAME and TEAM in their places
 */
record Surface(
        String name, String projects, Function<ProjectId, String> form, Function<TeamId, String> list, String body) {

    static final List<Surface> ALL = List.of(
            new Surface(
                    "platform",
                    "/api/v1/platform/projects",
                    ProjectId::text,
                    team -> "/api/v1/platform/projects/team/" + team.text() + "?limit=20",
                    "{\"name\":\"NAME\",\"teamId\":\"TEAM\"}"),
            new Surface(
                    "workload",
                    "/api/v1/projects",
                    id -> id.value().toString(),
                    team -> "/api/v1/projects?limit=20",
                    "{\"name\":\"NAME\"}"),
            new Surface(
                    "studio",
                    "/projects",
                    ProjectId::hex,
                    team -> "/projects?limit=20",
                    "{\"projectName\":\"NAME\",\"clientName\":\"Bench\",\"description\":\"made to be measured\"}"),
            new Surface(
                    "database",
                    "/database/v1/projects",
                    ProjectId::text,
                    team -> "/database/v1/projects?limit=20",
                    "{\"name\":\"NAME\"}"),
            new Surface(
                    "fleet",
                    "/fleet/v1/projects",
                    id -> id.value().toString(),
                    team -> "/fleet/v1/projects?last=20",
                    "{\"name\":\"NAME\"}"));

    static Surface named(String name) {
        return ALL.stream()
                .filter(surface -> surface.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no surface"));
    }

    String one(ProjectId project) {
        return projects + "/" + form.apply(project);
    }

    String newProject(String projectName, TeamId team) {
        return body.replace("NAME", projectName).replace("TEAM", team.text());
    }
}
