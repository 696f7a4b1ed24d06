package io.groundplan.e2e;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody with a token whom the directory knows. */
record Person(Client client, String id) {

    /** Somebody new, whatever other tests did. */
    static Person named(RunningStack stack, String name) {
        var client = new Client(stack.address()).as(name + "-" + UUID.randomUUID() + "@example.com");
        return new Person(
                client, client.get("/api/v1/me").expect(200).path("id").asText());
    }

    /** A new project of their own that no service but its owner has heard of. */
    SharedProject creates() {
        var created = client.post("/api/v1/projects", "{\"name\":\"" + newName() + "\"}")
                .expect(201);
        return new SharedProject(this, created.path("id").asText());
    }

    /** A new project of their own that every surface shows, since its database is ready. */
    SharedProject createsWithDatabase() {
        return new SharedProject(this, DatabaseProject.createReady(client, newName()).id());
    }

    private static String newName() {
        return "shop-" + UUID.randomUUID();
    }

    JsonNode createsTeam(String name) {
        return client.post("/api/v1/platform/teams", "{\"name\":\"" + name + "\"}")
                .expect(201)
                .path("team");
    }
}
