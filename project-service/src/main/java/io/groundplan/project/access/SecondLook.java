package io.groundplan.project.access;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Membership.HeldInTeam;
import io.groundplan.project.access.Membership.HeldRoles;
import io.groundplan.project.access.Standing.Existence;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/**
 * Asks membership-service about a person before they are refused for want of a role. Only what lets somebody in is
 * remembered, and shorter than the two seconds in which a revocation has to take effect.
 */
@ApplicationScoped
class SecondLook {
    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

    /** What somebody was let in for. */
    record Question(UserId user, ProjectId project, Permission permission, Existence atWorst) {}

    private final Membership membership;
    private final Cache<Question, Standing> letIn = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    SecondLook(Membership membership) {
        this.membership = membership;
    }

    /** Whether more of a role might have led to another decision. */
    static boolean isForWantOfRole(Throwable refusal) {
        return refusal instanceof Problem problem
                && (problem.code() == ProblemCode.NO_ACCESS || problem.code() == ProblemCode.FORBIDDEN);
    }

    /** The standing that passes; while nobody can be asked, a role that is known to be too low decides. */
    Uni<Standing> atProject(Question question, Standing known, Problem refusal, Consumer<Standing> decision) {
        var remembered = letIn.getIfPresent(question);
        if (remembered != null) {
            return Uni.createFrom().item(remembered);
        }
        return membership
                .rolesIn(question.project(), question.user())
                .onFailure(Problem.class)
                .transform(away -> known.effective().isPresent() ? refusal : away)
                .map(held -> withRoles(known, held))
                .invoke(decision)
                .invoke(standing -> letIn.put(question, standing));
    }

    /**
     * Passes when the role that is held does; otherwise the refusal stands. While nobody can be asked, only a role that is
     * known to be too low decides: a stranger, even to a team that is known, may have been let in a moment ago.
     */
    Uni<Void> atTeam(UserId user, TeamId team, Problem refusal, Consumer<Role> decision) {
        return membership
                .roleIn(team, user)
                .onFailure(Problem.class)
                .transform(away -> refusal.code() == ProblemCode.FORBIDDEN ? refusal : away)
                .invoke(held -> decision.accept(held.role().orElseThrow(() -> ofStranger(held, refusal))))
                .replaceWithVoid();
    }

    /** A team that only membership-service has heard of yet is there all the same. */
    private static Problem ofStranger(HeldInTeam held, Problem refusal) {
        return held.isKnown() && refusal.code() == ProblemCode.TEAM_NOT_FOUND ? Problem.noAccessToTeam() : refusal;
    }

    /** The standing itself, if it has any role; otherwise that which membership-service knows. */
    Uni<Standing> atRoles(UserId user, ProjectId project, Standing known) {
        return known.effective().isPresent()
                ? Uni.createFrom().item(known)
                : membership.rolesIn(project, user).map(held -> withRoles(known, held));
    }

    private static Standing withRoles(Standing known, HeldRoles held) {
        return held.equals(HeldRoles.NONE)
                ? known
                : new Standing(known.team(), known.existence(), held.direct(), either(held.inTeam(), known));
    }

    /** Somebody's own team is theirs, whether it has been told of or not. */
    private static Optional<Role> either(Optional<Role> inTeam, Standing known) {
        return inTeam.isPresent() ? inTeam : known.inTeam();
    }
}
