package io.groundplan.e2e;

import java.util.UUID;

/** Somebody with a token whom the directory knows. */
record Person(Client client, String email, String id) {

    /** Somebody new, whatever other tests did. */
    static Person named(RunningStack stack, String name) {
        var email = name + "-" + UUID.randomUUID() + "@example.com";
        var client = new Client(stack.address()).as(email);
        return new Person(
                client, email, client.get("/api/v1/me").expect(200).path("id").asText());
    }

    /** A new project of their own that no service but its owner has heard of. */
    SharedProject creates() {
        var created = client.post("/api/v1/projects", "{\"name\":\"" + newName() + "\"}")
                .expect(201);
        return new SharedProject(this, created.path("id").asText());
    }

    /** A new project of their own that every surface shows, since its database is ready. */
    SharedProject createsWithDatabase() {
        return new SharedProject(
                this, DatabaseProject.createReady(client, newName()).id());
    }

    static String newName() {
        return "shop-" + UUID.randomUUID();
    }

    Team createsTeam() {
        var created =
                client.post("/api/v1/platform/teams", "{\"name\":\"Ops\"}").expect(201);
        return new Team(this, created.at("/team/id").asText());
    }
}
