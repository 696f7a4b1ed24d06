package io.groundplan.project.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Standing.Existence;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Decides whether a caller may do something. Everything that is not allowed here is refused. */
@Singleton
public class Access {
    private static final Caller NOBODY = new Caller.Service();

    private final AccessRepository repository;
    private final SecondLook secondLook;

    Access(AccessRepository repository, SecondLook secondLook) {
        this.repository = repository;
        this.secondLook = secondLook;
    }

    /** Refuses unless the project is there, on every surface, and the caller holds the permission's role or scope. */
    public Uni<Void> require(Caller caller, ProjectId project, Permission permission) {
        return require(caller, project, permission, Existence.ACTIVE);
    }

    /** Like {@link #require}, but a project whose databases are being dropped still counts. */
    public Uni<Void> requireUntilGone(Caller caller, ProjectId project, Permission permission) {
        return require(caller, project, permission, Existence.DELETING);
    }

    /** Like {@link #require}, but a deleted project's jobs stay readable by those who could read them. */
    public Uni<Void> requireEvenIfDeleted(Caller caller, ProjectId project, Permission permission) {
        return require(caller, project, permission, Existence.DELETED);
    }

    /** Refuses unless the standing, which was read for this caller, allows it; `atWorst` is what still counts as there. */
    public static void decide(
            Caller caller, ProjectId project, Permission permission, Standing standing, Existence atWorst) {
        requireScope(caller, permission.scope());
        if (standing.existence().compareTo(atWorst) > 0) {
            throw Problem.projectNotFound();
        }
        requireStanding(caller, project, permission, standing);
    }

    /**
     * Like {@link #decide}, but whom the read model does not let in, membership-service is asked about once, since its
     * events may still be on their way. Answers the standing that decided.
     */
    public Uni<Standing> settle(
            Caller caller, ProjectId project, Permission permission, Standing standing, Existence atWorst) {
        return Uni.createFrom()
                .item(standing)
                .invoke(known -> decide(caller, project, permission, known, atWorst))
                .onFailure(refusal -> caller instanceof Caller.User && SecondLook.isForWantOfRole(refusal))
                .recoverWithUni(refusal -> secondLook.atProject(
                        new SecondLook.Question(((Caller.User) caller).id(), project, permission, atWorst),
                        standing,
                        (Problem) refusal,
                        known -> decide(caller, project, permission, known, atWorst)));
    }

    /** The team that only this caller can be in; none for callers that are no person. */
    public static Optional<TeamId> personalTeamOf(Caller caller) {
        return caller instanceof Caller.User user ? Optional.of(TeamId.personalOf(user.id())) : Optional.empty();
    }

    /** Whose roles to look up for the caller. */
    public static UUID userOf(Caller caller) {
        return AccessRepository.userOf(caller);
    }

    /** Refuses unless the caller has the role, or the key the scope, in the organization. */
    public Uni<Void> requireTeam(Caller caller, TeamId team, Role role, Scope scope) {
        return switch (kind(caller)) {
            case USER ->
                repository
                        .teamRole(team, ((Caller.User) caller).id())
                        .invoke(held -> requireRole(held, role))
                        .replaceWithVoid()
                        .onFailure(Problem.class)
                        .recoverWithUni(refusal -> secondLook.atTeam(
                                ((Caller.User) caller).id(), team, refusal, held -> requireRole(held, role)));
            case API_KEY ->
                Uni.createFrom()
                        .item((Caller.ApiKey) caller)
                        .invoke(key -> requireTeamScope(key, team, scope))
                        .replaceWithVoid();
            case PROJECT_TOKEN ->
                Uni.createFrom().failure(Problem.forbidden("a project token reaches no organization"));
            case SERVICE -> Uni.createFrom().voidItem();
        };
    }

    /** The effective role of a user in a project that is not deleted; empty outer value for an unknown project. */
    public Uni<Optional<EffectiveRole>> roleOf(UserId user, ProjectId project) {
        return repository
                .standing(project, user)
                .map(found -> found.filter(standing -> standing.existence() != Existence.DELETED))
                .chain(found -> found.map(standing -> secondLook.atRoles(user, project, standing))
                        .orElseGet(() -> Uni.createFrom().nullItem()))
                .map(standing ->
                        Optional.ofNullable(standing).map(known -> new EffectiveRole(known.team(), known.effective())));
    }

    /** The owner of a project, as far as is known here. */
    public Uni<Optional<UserId>> ownerOf(ProjectId project) {
        return repository.owner(project);
    }

    /** The team of a project that is not deleted. */
    public Uni<Optional<TeamId>> teamOf(ProjectId project) {
        return repository.standing(project, NOBODY).map(found -> found.filter(
                        standing -> standing.existence() != Existence.DELETED)
                .map(Standing::team));
    }

    /** Refuses an API key without the scope; people have no scopes. */
    public static void requireScope(Caller caller, Scope scope) {
        if (caller instanceof Caller.ApiKey key && !key.scopes().contains(scope)) {
            throw Problem.forbidden("missing scope " + scope.text());
        }
    }

    /** Refuses an API key that would give what it does not have. */
    public static void requireHeld(Caller caller, Set<Scope> scopes) {
        scopes.forEach(scope -> requireScope(caller, scope));
    }

    private Uni<Void> require(Caller caller, ProjectId project, Permission permission, Existence atWorst) {
        requireScope(caller, permission.scope());
        return repository
                .standing(project, caller)
                .chain(found ->
                        settle(caller, project, permission, found.orElseThrow(Problem::projectNotFound), atWorst))
                .replaceWithVoid();
    }

    private static void requireStanding(Caller caller, ProjectId project, Permission permission, Standing standing) {
        switch (kind(caller)) {
            case USER -> requireRole(standing, permission);
            case API_KEY -> {
                var key = (Caller.ApiKey) caller;
                boolean own = key.project().map(project::equals).orElse(true);
                if (!own || !key.organization().equals(standing.team())) {
                    throw Problem.noAccess();
                }
            }
            case PROJECT_TOKEN -> requireToken((Caller.ProjectToken) caller, project, permission);
            case SERVICE -> {}
        }
    }

    private static void requireToken(Caller.ProjectToken token, ProjectId project, Permission permission) {
        if (!token.project().equals(project)) {
            throw Problem.noAccess();
        }
        if (!permission.isForProjectTokens()) {
            throw Problem.forbidden("a project token does not open this");
        }
        requireRole(Role.parse(token.role()).orElseThrow(Problem::noAccess), permission.role());
    }

    private static void requireTeamScope(Caller.ApiKey key, TeamId team, Scope scope) {
        if (!key.organization().equals(team)) {
            throw Problem.teamNotFound();
        }
        if (key.project().isPresent()) {
            throw Problem.forbidden("a key of one project does not reach its organization");
        }
        requireScope(key, scope);
    }

    private static void requireRole(Standing standing, Permission permission) {
        requireRole(standing.effective().orElseThrow(Problem::noAccess), permission.role());
        if (permission == Permission.SET_PLAN && !standing.inTeam().equals(Optional.of(Role.OWNER))) {
            throw Problem.forbidden("needs the role owner of the organization");
        }
        if (permission == Permission.OWN_PROJECT && !standing.direct().equals(Optional.of(Role.OWNER))) {
            throw Problem.forbidden("needs the owner of the project");
        }
    }

    private static void requireRole(Role held, Role needed) {
        if (!held.includes(needed)) {
            throw Problem.forbidden("needs the role " + needed.text());
        }
    }

    private enum Kind {
        USER,
        API_KEY,
        PROJECT_TOKEN,
        SERVICE
    }

    /** Java 17 has no switch over sealed types yet; this keeps the switches above exhaustive all the same. */
    private static Kind kind(Caller caller) {
        if (caller instanceof Caller.User) {
            return Kind.USER;
        }
        if (caller instanceof Caller.ApiKey) {
            return Kind.API_KEY;
        }
        return caller instanceof Caller.ProjectToken ? Kind.PROJECT_TOKEN : Kind.SERVICE;
    }
}
