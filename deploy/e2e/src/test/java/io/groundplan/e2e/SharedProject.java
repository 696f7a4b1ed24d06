package io.groundplan.e2e;

/** A project that people are added to and removed from. */
record SharedProject(Person owner, String id) {

    /** The new member's own id. */
    String add(Person person, String role) {
        return owner.client()
                .post(members(), "{\"user_id\":\"" + person.id() + "\",\"role\":\"" + role + "\"}")
                .expect(201)
                .path("id")
                .asText();
    }

    /** The token of an invite, which its mail has too. */
    String invite(Person person, String role) {
        return owner.client()
                .post(
                        "/api/v1/projects/" + id + "/invites",
                        "{\"email\":\"" + person.email() + "\",\"role\":\"" + role + "\"}")
                .expect(201)
                .path("token")
                .asText();
    }

    void give(String member, String role) {
        owner.client()
                .put(members() + "/" + member, "{\"role\":\"" + role + "\"}")
                .expect(200);
    }

    void remove(String member) {
        owner.client().delete(members() + "/" + member).expect(204);
    }

    void transferTo(Person person) {
        owner.client()
                .post("/api/v1/projects/" + id + "/transfer", "{\"new_owner_id\":\"" + person.id() + "\"}")
                .expect(200);
    }

    String members() {
        return "/api/v1/projects/" + id + "/members";
    }

    String activity() {
        return "/api/v1/platform/projects/" + id + "/activity";
    }
}
