package io.groundplan.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/** One project of the database surface, driven as its owner. */
record DatabaseProject(Client client, String id) {

    /** Creates the project and waits until its database is there. */
    static DatabaseProject createReady(Client client, String name) {
        var created = client.post("/v1/projects", "{\"name\":\"" + name + "\"}").expect(202);
        var project =
                new DatabaseProject(client, created.path("project").path("id").asText());
        project.awaitJob(created.path("job"), "completed");
        return project;
    }

    JsonNode read() {
        return client.get(path("")).expect(200).path("project");
    }

    LogicalDatabase connections() {
        return LogicalDatabase.of(client.get(path("/connections"))
                .expect(200)
                .path("connections")
                .path("direct_url")
                .asText());
    }

    /** Enables the extension and waits for its job to end in that state. */
    JsonNode enable(String extension, String end) {
        return awaitJob(
                client.post(path("/extensions"), "{\"name\":\"" + extension + "\"}")
                        .expect(202)
                        .path("job"),
                end);
    }

    JsonNode disable(String extension, String end) {
        return awaitJob(
                client.delete(path("/extensions/" + extension)).expect(202).path("job"), end);
    }

    JsonNode rotate(String end) {
        return awaitJob(
                client.post(path("/credentials/rotate"), "{}").expect(202).path("job"), end);
    }

    JsonNode delete(String end) {
        return awaitJob(client.delete(path("")).expect(202).path("job"), end);
    }

    JsonNode awaitJob(JsonNode job, String end) {
        JsonNode seen = job;
        // a worker that was killed holds its lease for 30 s, so one wait may not be enough
        for (int i = 0; i < 3 && !isEnded(seen); i++) {
            seen = client.get("/v1/jobs/" + job.path("id").asText() + "?wait=60s")
                    .expect(200)
                    .path("job");
        }
        if (!seen.path("state").asText().equals(end)) {
            throw new AssertionError("expected the job to be " + end + ": " + seen);
        }
        return seen;
    }

    String path(String rest) {
        return "/v1/projects/" + id + rest;
    }

    private static boolean isEnded(JsonNode job) {
        return switch (job.path("state").asText()) {
            case "pending", "running" -> false;
            default -> true;
        };
    }
}
