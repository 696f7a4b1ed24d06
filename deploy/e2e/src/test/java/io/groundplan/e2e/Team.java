package io.groundplan.e2e;

/** A team that people are invited to. */
record Team(Person owner, String id) {
    private static final String TEAMS = "/api/v1/platform/teams/";

    /** Invites the person, who accepts. */
    void admit(Person person, String role) {
        var invite = owner.client()
                .post(TEAMS + id + "/invite", "{\"email\":\"" + person.email() + "\",\"role\":\"" + role + "\"}")
                .expect(201)
                .at("/invite/id")
                .asText();
        person.client().post(TEAMS + "invites/" + invite + "/accept", "{}").expect(200);
    }

    void remove(Person person) {
        owner.client().delete(TEAMS + id + "/members/" + person.id()).expect(200);
    }

    /** A new project of the team, made by one of it. */
    SharedProject project(Person maker) {
        var made = maker.client()
                .post("/api/v1/platform/projects", "{\"name\":\"" + Person.newName() + "\",\"teamId\":\"" + id + "\"}")
                .expect(201);
        return new SharedProject(maker, made.at("/project/id").asText());
    }

    Client.Answer projects(Person reader) {
        return reader.client().get("/api/v1/platform/projects/team/" + id);
    }
}
