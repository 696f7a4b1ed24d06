package io.groundplan.membership.member;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.member.MemberRepository.Place;
import io.groundplan.membership.paging.Position;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** The direct members of a project, for everyone who has a part in it. */
@ApplicationScoped
public class MemberLists {
    private final Members members;
    private final MemberRepository repository;
    private final MemberRows rows;

    MemberLists(Members members, MemberRepository repository, MemberRows rows) {
        this.members = members;
        this.repository = repository;
        this.rows = rows;
    }

    /** The owner among them. */
    public Uni<Page<Member>> oldestFirst(Caller.User caller, ProjectId project, PageRequest page) {
        return list(caller, project, page, () -> rows.oldestFirst(project, Position.above(page), page.limit() + 1));
    }

    /** All but the owner. */
    public Uni<Page<Member>> oldestFirstBesideOwner(Caller.User caller, ProjectId project, PageRequest page) {
        return list(
                caller,
                project,
                page,
                () -> rows.oldestFirstBesideOwner(project, Position.above(page), page.limit() + 1));
    }

    /** The owner among them. The page may also start behind a member who is named by their id. */
    public Uni<Page<Member>> newestFirst(Caller.User caller, ProjectId project, PageRequest page) {
        return list(caller, project, page, () -> behind(project, page)
                .chain(position -> rows.newestFirst(project, position, page.limit() + 1)));
    }

    private Uni<Page<Member>> list(
            Caller.User caller, ProjectId project, PageRequest page, Supplier<Uni<List<Member>>> read) {
        return members.rolesOf(project, caller.id())
                .invoke(held -> held.require(Role.VIEWER))
                .chain(read::get)
                .map(found -> Page.cut(found, page.limit(), member -> Position.of(member.joined())));
    }

    private Uni<Long> behind(ProjectId project, PageRequest page) {
        var named = page.cursor().filter(cursor -> !Position.isOne(cursor.after()));
        return named.isEmpty()
                ? Uni.createFrom().item(Position.below(page))
                : Panache.withSession(() ->
                                repository.placeOf(new MemberId(named.get().after())))
                        .map(place -> place.filter(found -> found.project().equals(project))
                                .map(Place::joined)
                                .orElseThrow(() -> Problem.invalid("before", "names nobody of this list")));
    }
}
