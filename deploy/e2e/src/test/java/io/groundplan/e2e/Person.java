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

    /** A new project of their own, which every surface shows. */
    SharedProject creates(String name) {
        return SharedProject.of(this, client.post("/database/v1/projects", "{\"name\":\"" + name + "\"}")
                .expect(202)
                .path("project"));
    }

    JsonNode createsTeam(String name) {
        return client.post("/api/v1/platform/teams", "{\"name\":\"" + name + "\"}")
                .expect(201)
                .path("team");
    }
}
