package io.groundplan.project.token;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.project.lifecycle.ProjectCreation;
import io.groundplan.project.project.Profile;
import io.groundplan.runtime.security.Caller;

/** Projects whose programs can begin at once: each starts with a token that may do everything. */
@ApplicationScoped
public class TokenedProjectCreation {
    private final ProjectCreation creation;
    private final ProjectTokens tokens;

    TokenedProjectCreation(ProjectCreation creation, ProjectTokens tokens) {
        this.creation = creation;
        this.tokens = tokens;
    }

    /** A project in the caller's personal team and its token, or neither. */
    @WithTransaction
    public Uni<TokenedProject> create(Caller.User caller, Profile profile) {
        return creation.create(caller, profile)
                .chain(project -> tokens.issue(project.id(), NewToken.DEFAULT, caller.actor())
                        .map(token -> new TokenedProject(project, token)));
    }
}
