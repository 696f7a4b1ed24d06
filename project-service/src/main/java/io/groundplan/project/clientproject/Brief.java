package io.groundplan.project.clientproject;

import io.groundplan.project.project.Profile;

/** What the manager says about a project: its name, for whom it is done, and what it is about. */
public record Brief(String name, String client, String description) {

    Profile applyTo(Profile profile) {
        return profile.withName(name).withClientName(client).withDescription(description);
    }
}
