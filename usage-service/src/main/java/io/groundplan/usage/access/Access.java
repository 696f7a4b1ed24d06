package io.groundplan.usage.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.usage.access.internal.RemoteRoles;

/** Decides who may see what is kept of a project. */
@ApplicationScoped
public class Access {
    private final AccessTable table;
    private final RemoteRoles remote;

    Access(AccessTable table, RemoteRoles remote) {
        this.table = table;
        this.remote = remote;
    }

    /**
     * Refuses unless the project exists and the user has at least that role in it. What the read model does not know,
     * the owning service is asked for, since its event may still be on its way.
     */
    public Uni<Void> require(UserId user, ProjectId project, Role needed) {
        return table.standing(project, user)
                .chain(known -> known.map(standing -> role(standing, user, project, needed))
                        .orElseGet(() -> remote.roleOf(user, project)))
                .invoke(role -> requireRole(role, needed))
                .replaceWithVoid();
    }

    /** Whom the read model lets in costs no question; while nobody can be asked, a role that is known decides. */
    private Uni<Optional<Role>> role(Standing standing, UserId user, ProjectId project, Role needed) {
        if (standing.deleted()) {
            throw Problem.projectNotFound();
        }
        var role = standing.effective(user);
        if (role.filter(held -> held.includes(needed)).isPresent()) {
            return Uni.createFrom().item(role);
        }
        return remote.roleOf(user, project)
                .onFailure(failure -> role.isPresent() && isAway(failure))
                .recoverWithItem(role);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.UNAVAILABLE;
    }

    private static void requireRole(Optional<Role> held, Role needed) {
        if (!held.orElseThrow(Problem::noAccess).includes(needed)) {
            throw Problem.forbidden("needs the role " + needed.text());
        }
    }
}
