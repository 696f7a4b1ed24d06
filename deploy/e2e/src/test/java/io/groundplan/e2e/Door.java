package io.groundplan.e2e;

/** How each surface reads, changes and deletes a project, and what it says to a stranger. */
enum Door {
    PLATFORM("/api/v1/platform/projects/", "PATCH", 403),
    WORKLOAD("/api/v1/projects/", "PUT", 404),
    STUDIO("/projects/", "PUT", 403),
    DATABASE("/database/v1/projects/", "PATCH", 404),
    FLEET("/fleet/v1/projects/", "PATCH", 404);

    private final String path;
    private final String changeMethod;
    private final int toStrangers;

    Door(String path, String changeMethod, int toStrangers) {
        this.path = path;
        this.changeMethod = changeMethod;
        this.toStrangers = toStrangers;
    }

    int toStrangers() {
        return toStrangers;
    }

    Client.Answer read(Person person, String project) {
        return person.client().get(path + project);
    }

    Client.Answer rename(Person person, String project) {
        var change = this == STUDIO
                ? "{\"projectName\":\"Renamed\",\"clientName\":\"Acme\",\"description\":\"A shop\"}"
                : "{\"name\":\"Renamed\"}";
        return person.client().send(changeMethod, path + project, change);
    }

    Client.Answer delete(Person person, String project) {
        return person.client().delete(path + project);
    }

    /** Whether it is this surface's way to say that something is away. */
    boolean isUnavailable(Client.Answer answer) {
        var error = answer.body().path("error");
        boolean said =
                switch (this) {
                    case PLATFORM, WORKLOAD -> error.path("code").asText().equals("SERVICE_UNAVAILABLE");
                    case STUDIO, DATABASE, FLEET -> error.isTextual();
                };
        return said
                && answer.status() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
    }
}
