package io.groundplan.membership.member;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.member.MemberRepository.Place;
import io.groundplan.membership.member.MemberRows.Seen;
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
    private final Rosters rosters;
    private final MemberRepository repository;
    private final MemberRows rows;

    MemberLists(Members members, Rosters rosters, MemberRepository repository, MemberRows rows) {
        this.members = members;
        this.rosters = rosters;
        this.repository = repository;
        this.rows = rows;
    }

    /** The owner among them. */
    public Uni<Page<Member>> oldestFirst(Caller.User caller, ProjectId project, PageRequest page) {
        return list(project, page, () -> rows.oldestFirst(project, caller.id(), Position.above(page), count(page)));
    }

    /** All but the owner. */
    public Uni<Page<Member>> oldestFirstBesideOwner(Caller.User caller, ProjectId project, PageRequest page) {
        return list(
                project,
                page,
                () -> rows.oldestFirstBesideOwner(project, caller.id(), Position.above(page), count(page)));
    }

    /** The owner among them. The page may also start behind a member who is named by their id. */
    public Uni<Page<Member>> newestFirst(Caller.User caller, ProjectId project, PageRequest page) {
        return behind(caller, project, page)
                .chain(position ->
                        list(project, page, () -> rows.newestFirst(project, caller.id(), position, count(page))));
    }

    /** Reads the page and decides by what was read with it whether the reader may see it. */
    private Uni<Page<Member>> list(ProjectId project, PageRequest page, Supplier<Uni<Optional<Seen>>> read) {
        return read.get()
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : rosters.known(project).chain(read::get))
                .map(found -> found.orElseThrow(Problem::projectNotFound))
                .invoke(seen -> seen.reader().living().require(Role.VIEWER))
                .map(seen -> Page.cut(seen.members(), page.limit(), member -> Position.of(member.joined())));
    }

    /** Only who may see the list is told whether the name is good. */
    private Uni<Long> behind(Caller.User caller, ProjectId project, PageRequest page) {
        var named = page.cursor().filter(cursor -> !Position.isOne(cursor.after()));
        return named.isEmpty()
                ? Uni.createFrom().item(Position.below(page))
                : members.rolesOf(project, caller.id())
                        .invoke(held -> held.require(Role.VIEWER))
                        .chain(() -> Panache.withSession(() ->
                                repository.placeOf(new MemberId(named.get().after()))))
                        .map(place -> place.filter(found -> found.project().equals(project))
                                .map(Place::joined)
                                .orElseThrow(() -> Problem.invalid("before", "names nobody of this list")));
    }

    /** One more than the page shows, to know whether there is another. */
    private static int count(PageRequest page) {
        return page.limit() + 1;
    }
}
