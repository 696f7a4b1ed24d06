package io.groundplan.membership.surfaces;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.Joining;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/**
 * One of everything that the operations of a surface are about, with the people it needs, by the names of the
 * placeholders; and who is invited by the pending invite.
 */
record MembershipResources(Map<String, String> values, Client invited) {

    /** Projects are in the team. */
    static MembershipResources of(Door door, Client owner, TeamId team) {
        var invited = PeopledProject.known("invited");
        var values = new HashMap<>(Map.of(
                "team", team.text(),
                "invitedEmail", invited.email(),
                "email", "new-" + UUID.randomUUID() + "@example.org"));
        if (door == Door.PLATFORM) {
            addTeam(values, owner, team, invited);
        } else {
            addProject(values, door, PeopledProject.in(team, owner), invited);
        }
        return new MembershipResources(Map.copyOf(values), invited);
    }

    private static void addTeam(Map<String, String> values, Client owner, TeamId team, Client invited) {
        var member = PeopledProject.known("member");
        Joining.of(member.user(), team, "member");
        values.put("teamId", team.text());
        values.put("personalTeamId", TeamId.personalOf(owner.user()).text());
        values.put("ownerId", owner.user().text());
        values.put("userId", member.user().text());
        values.put("memberEmail", member.email());
        values.put("strangerId", PeopledProject.known("stranger").user().text());
        var made = owner.at(Door.PLATFORM)
                .post("/api/v1/platform/teams/" + team.text() + "/invite", "{\"email\":\"" + invited.email() + "\"}");
        made.then().statusCode(201);
        values.put("inviteId", made.path("invite.id"));
    }

    private static void addProject(Map<String, String> values, Door door, PeopledProject project, Client invited) {
        var member = project.with("member");
        var newcomer = PeopledProject.known("newcomer");
        var made = project.owner()
                .at(Door.WORKLOAD)
                .post(project.workload("invites"), "{\"email\":\"" + invited.email() + "\",\"role\":\"viewer\"}");
        made.then().statusCode(201);
        values.put("memberEmail", member.email());
        values.put("knownEmail", newcomer.email());
        values.put("token", made.path("token"));
        values.put("inviteId", made.path("id"));
        var owner = project.owner();
        switch (door) {
            case STUDIO -> {
                values.put("id", project.id().hex());
                values.put("userId", member.user().hex());
                values.put("newcomerId", newcomer.user().hex());
                values.put("ownerId", owner.user().hex());
            }
            case FLEET -> {
                values.put("projectID", project.id().value().toString());
                values.put("memberID", project.memberId(member).value().toString());
                values.put("ownerMemberID", project.memberId(owner).value().toString());
            }
            case WORKLOAD -> {
                values.put("projectId", project.id().value().toString());
                values.put("memberId", project.memberId(member).value().toString());
                values.put("ownerMemberId", project.memberId(owner).value().toString());
                values.put("newOwnerId", member.user().value().toString());
                values.put("ownerId", owner.user().value().toString());
                values.put("userId", newcomer.user().value().toString());
            }
            case PLATFORM, DATABASE -> throw new IllegalArgumentException(door + " has no members of projects");
        }
    }
}
