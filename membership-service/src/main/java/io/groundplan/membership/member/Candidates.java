package io.groundplan.membership.member;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** People whom somebody could add to a project. */
@ApplicationScoped
public class Candidates {
    private final Members members;
    private final UserDirectory directory;

    Candidates(Members members, UserDirectory directory) {
        this.members = members;
        this.directory = directory;
    }

    /** Whose verified address that is; only admins of a project may ask. */
    public Uni<User> find(Caller.User caller, ProjectId project, EmailAddress email) {
        return members.rolesOf(project, caller.id())
                .invoke(held -> held.require(Role.ADMIN))
                .chain(() -> directory.findByProvenEmail(email))
                .map(found -> found.orElseThrow(() -> Problem.notFound("user")));
    }
}
