package io.groundplan.membership.member;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;

/**
 * Changes of members by their own id alone. Whoever has no part in the member's project is told that there is no such
 * member, in the same words as for an id that nobody has.
 */
@ApplicationScoped
public class MembersById {
    private final Members members;
    private final MemberRepository repository;

    MembersById(Members members, MemberRepository repository) {
        this.members = members;
        this.repository = repository;
    }

    /** Without a role, as with the one that the member has, nothing changes. */
    public Uni<Member> changeRole(Caller.User caller, MemberId id, Optional<Role> role, ExpectedVersion expected) {
        return inProjectOf(id, project -> members.changeRole(caller, project, id, role, expected));
    }

    /** Answers the moment. */
    public Uni<Instant> remove(Caller.User caller, MemberId id, ExpectedVersion expected) {
        return inProjectOf(id, project -> members.remove(caller, ChangedBy.ADMINS, project, id, expected));
    }

    private <T> Uni<T> inProjectOf(MemberId id, Function<ProjectId, Uni<T>> change) {
        return Panache.withSession(() -> repository.placeOf(id))
                .map(place ->
                        place.orElseThrow(() -> Problem.notFound("member")).project())
                .chain(change::apply)
                .onFailure(MembersById::tellsOfProject)
                .transform(refused -> Problem.notFound("member"));
    }

    private static boolean tellsOfProject(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.code() == ProblemCode.NO_ACCESS || problem.code() == ProblemCode.PROJECT_NOT_FOUND);
    }
}
