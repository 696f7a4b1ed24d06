package io.groundplan.usage.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;
import io.groundplan.usage.access.internal.RemoteKeys;

/** Decides who may say what a project has used: its members, and keys of it or of its organization with the scope. */
@ApplicationScoped
public class KeyAccess {
    private final Access access;
    private final AccessTable table;
    private final RemoteKeys remote;

    KeyAccess(Access access, AccessTable table, RemoteKeys remote) {
        this.access = access;
        this.table = table;
        this.remote = remote;
    }

    /** Refuses unless the project exists and the caller may send usage of it. */
    public Uni<Void> requireUsageWriter(Caller caller, ProjectId project) {
        if (caller instanceof Caller.User user) {
            return access.require(user.id(), project, Role.MEMBER);
        }
        return caller instanceof Caller.ApiKey key
                ? requireKey(key, project)
                : Uni.createFrom().failure(Problem.forbidden("needs a person or an API key"));
    }

    private Uni<Void> requireKey(Caller.ApiKey key, ProjectId project) {
        if (!key.scopes().contains(Scope.USAGE_WRITE)) {
            return Uni.createFrom().failure(Problem.forbidden("missing scope " + Scope.USAGE_WRITE.text()));
        }
        return table.standing(project, key.creator())
                .chain(known -> known.map(standing -> Uni.createFrom().item(() -> team(standing)))
                        .orElseGet(() -> remote.teamOf(project, key.creator())))
                .invoke(team -> requireOwn(key, project, team))
                .replaceWithVoid();
    }

    private static TeamId team(Standing standing) {
        if (standing.deleted()) {
            throw Problem.projectNotFound();
        }
        return standing.team();
    }

    private static void requireOwn(Caller.ApiKey key, ProjectId project, TeamId team) {
        boolean own = key.project().map(project::equals).orElse(true);
        if (!own || !key.organization().equals(team)) {
            throw Problem.noAccess();
        }
    }
}
