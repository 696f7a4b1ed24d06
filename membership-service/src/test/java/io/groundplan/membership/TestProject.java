package io.groundplan.membership;

import java.time.Clock;
import java.util.Map;

import io.restassured.response.Response;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** A project that project-service has made a moment ago: no event has told of it yet. */
record TestProject(ProjectId id, TeamId team, Person owner) {

    static TestProject of(Person owner) {
        return in(owner.personalTeam(), owner);
    }

    static TestProject in(TeamId team, Person owner) {
        var project = ProjectId.next(Clock.systemUTC());
        FakeProjects.has(project, team, owner.id());
        return new TestProject(project, team, owner);
    }

    String path() {
        return "/api/v1/projects/" + id.value();
    }

    String members() {
        return path() + "/members";
    }

    String member(Person person) {
        return members() + "/" + MemberId.of(id, person.id()).value();
    }

    Response add(Person person, String role) {
        return addedBy(owner, person, role);
    }

    Response addedBy(Person caller, Person person, String role) {
        return caller.post(members(), "{\"user_id\":\"" + person.id().value() + "\",\"role\":\"" + role + "\"}");
    }

    Response transferredBy(Person caller, Person to) {
        return transferredBy(caller, to, Map.of());
    }

    Response transferredBy(Person caller, Person to, Map<String, String> headers) {
        return caller.call(
                "POST", path() + "/transfer", "{\"new_owner_id\":\"" + to.id().value() + "\"}", headers);
    }

    /** What other services are told of the person's role, `null` for none. */
    String roleOf(Person person) {
        return Person.asService()
                .get("/internal/projects/" + id.value() + "/members/"
                        + person.id().value())
                .path("role");
    }
}
