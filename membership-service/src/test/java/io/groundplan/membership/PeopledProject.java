package io.groundplan.membership;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** A project that project-service has made a moment ago, and its owner, whom the directory knows. */
public record PeopledProject(ProjectId id, TeamId team, Client owner) {

    public static PeopledProject of(Client owner) {
        return in(TeamId.personalOf(owner.user()), owner);
    }

    public static PeopledProject in(TeamId team, Client owner) {
        var project = ProjectId.next(Clock.systemUTC());
        FakeProjects.has(project, team, owner.user());
        return new PeopledProject(project, team, owner);
    }

    /** Somebody whom the directory knows. */
    public static Client known(String name) {
        var person = Client.person(name);
        person.at(Door.WORKLOAD).get("/api/v1/me").then().statusCode(200);
        return person;
    }

    /** A team of the owner's, who is known. */
    public static TeamId teamOf(Client owner) {
        var made = owner.at(Door.PLATFORM).post("/api/v1/platform/teams", "{\"name\":\"Ops\"}");
        made.then().statusCode(201);
        return TeamId.parse(made.path("team.id")).orElseThrow();
    }

    /** Somebody who is known and gets that direct role. */
    public Client with(String role) {
        var person = known(role);
        add(person, role);
        return person;
    }

    public void add(Client person, String role) {
        var body = "{\"user_id\":\"" + person.user().value() + "\",\"role\":\"" + role + "\"}";
        owner.at(Door.WORKLOAD).post(workload("members"), body).then().statusCode(201);
    }

    public void transfer(Client to) {
        var body = "{\"new_owner_id\":\"" + to.user().value() + "\"}";
        owner.at(Door.WORKLOAD).post(workload("transfer"), body).then().statusCode(200);
    }

    public String workload(String part) {
        return "/api/v1/projects/" + id.value() + "/" + part;
    }

    public String studioTeam() {
        return "/projects/" + CanonicalId.hex(id.value()) + "/team";
    }

    public String inStudioTeam(Client person) {
        return studioTeam() + "/" + person.user().hex();
    }

    public String fleetMembers() {
        return "/v1/projects/" + id.value() + "/members";
    }

    public MemberId memberId(Client person) {
        return MemberId.of(id, person.user());
    }

    public String fleetMember(Client person) {
        return "/v1/members/" + memberId(person).value();
    }

    /** Whom each role belongs to, in the order in which they came. */
    public List<Map<String, Object>> members() {
        return owner.at(Door.WORKLOAD).get(workload("members")).jsonPath().getList("");
    }

    /** What other services are told of the person's direct role, `null` for none. */
    public String roleOf(Client person) {
        return Person.asService()
                .get("/internal/projects/" + id.value() + "/members/"
                        + person.user().value())
                .path("role");
    }
}
