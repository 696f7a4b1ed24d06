package io.groundplan.membership.member;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.MemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.MemberRoleChanged;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/** Who has which direct role in a project. Changes of one project's members happen one after the other. */
@ApplicationScoped
public class Members {
    private final Rosters rosters;
    private final Standings standings;
    private final MemberRepository members;
    private final UserDirectory directory;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Members(
            Rosters rosters,
            Standings standings,
            MemberRepository members,
            UserDirectory directory,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rosters = rosters;
        this.standings = standings;
        this.members = members;
        this.directory = directory;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How somebody stands to a project. */
    public Uni<HeldRoles> rolesOf(ProjectId project, UserId user) {
        return standings
                .find(project, user)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : rosters.known(project).chain(() -> standings.find(project, user)))
                .map(found -> found.orElseThrow(Problem::projectNotFound).living());
    }

    /** Gives somebody of the directory a role; ownership is only transferred. */
    public Uni<Member> add(Caller.User caller, ChangedBy by, ProjectId project, UserId user, Role role) {
        requireGrantable(role);
        return rosters.known(project)
                .chain(() -> transactions.inTransaction(() -> rosters.lock(project, caller.id(), by::require)
                        .call(() -> requireKnown(user))
                        .chain(() -> addIfNew(caller, project, user, role, List.of()))))
                .map(added -> added.orElseThrow(() -> Problem.conflict("the user is a member already")));
    }

    /** Gives a member another role; the same one changes nothing. */
    public Uni<Member> changeRole(
            Caller.User caller, ProjectId project, MemberId id, Role role, ExpectedVersion expected) {
        return changeRole(caller, project, id, Optional.of(role), expected);
    }

    /** The same, where naming no role changes nothing either. */
    Uni<Member> changeRole(
            Caller.User caller, ProjectId project, MemberId id, Optional<Role> role, ExpectedVersion expected) {
        role.ifPresent(Members::requireGrantable);
        return rosters.known(project)
                .chain(() -> transactions.inTransaction(() -> rosters.lock(project, caller.id(), Role.ADMIN)
                        .chain(roster -> changeable(roster, id, expected)
                                .call(member -> changeRole(caller, roster, member, role.orElse(member.role))))
                        .chain(this::shown)));
    }

    /** Takes a member's role away, which members may do themselves too; answers the moment. */
    public Uni<Instant> remove(
            Caller.User caller, ChangedBy by, ProjectId project, MemberId id, ExpectedVersion expected) {
        boolean leaves = id.equals(MemberId.of(project, caller.id()));
        return rosters.known(project)
                .chain(() -> transactions.inTransaction(() -> rosters.lock(
                                project, caller.id(), leaves ? held -> held.require(Role.VIEWER) : by::require)
                        .chain(roster ->
                                changeable(roster, id, expected).chain(member -> remove(caller, roster, member)))))
                .map(ignored -> now());
    }

    /** Gives somebody at least that role, while the roster is held, and tells why after it. */
    Uni<Member> join(Caller.User person, ProjectId project, Role role, Outbox.Fact why) {
        return addIfNew(person, project, person.id(), role, List.of(why))
                .chain(added -> added.map(member -> Uni.createFrom().item(member))
                        .orElseGet(() -> raise(person, project, role)
                                .call(() -> outbox.appendAll(List.of(why), person.actor()))));
    }

    Uni<Optional<Member>> find(ProjectId project, UserId user) {
        return members.find(project, user)
                .chain(found -> found.map(member -> shown(member).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Member>> addIfNew(
            Caller.User caller, ProjectId project, UserId user, Role role, List<Outbox.Fact> next) {
        return members.add(project, user, role, now())
                .call(added -> added.map(member -> outbox.appendAll(with(added(member), next), caller.actor()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Member> raise(Caller.User person, ProjectId project, Role role) {
        return members.find(project, person.id())
                .map(Optional::orElseThrow)
                .call(member -> member.role.includes(role)
                        ? Uni.createFrom().voidItem()
                        : rosters.get(project).chain(roster -> changeRole(person, roster, member, role)))
                .chain(this::shown);
    }

    private Uni<Void> changeRole(Caller.User caller, RosterEntity roster, MemberEntity member, Role role) {
        if (member.role == role) {
            return Uni.createFrom().voidItem();
        }
        member.become(role, now(), roster.next());
        var changed = new MemberRoleChanged(member.projectId, member.id, member.userId, role.text());
        return append(caller, roster, member, changed);
    }

    private Uni<Void> remove(Caller.User caller, RosterEntity roster, MemberEntity member) {
        roster.next();
        return members.delete(member)
                .chain(() ->
                        append(caller, roster, member, new MemberRemoved(member.projectId, member.id, member.userId)));
    }

    private Uni<MemberEntity> changeable(RosterEntity roster, MemberId id, ExpectedVersion expected) {
        return members.find(roster.project(), id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("member")))
                .invoke(member -> {
                    if (member.role == Role.OWNER) {
                        throw Problem.conflict("the owner changes by a transfer only");
                    }
                    expected.require(member.version);
                });
    }

    private Uni<Void> requireKnown(UserId user) {
        return directory
                .find(user)
                .invoke(found -> found.orElseThrow(() -> Problem.notFound("user")))
                .replaceWithVoid();
    }

    private Uni<Member> shown(MemberEntity member) {
        return directory.find(member.user()).map(person -> Member.of(member, person));
    }

    private static Outbox.Fact added(Member member) {
        var project = member.project().value();
        var id = member.id().value();
        var added = new MemberAdded(
                project, id, member.person().id().value(), member.role().text());
        return new Outbox.Fact(project.toString(), id.toString(), member.version(), added);
    }

    private static List<Outbox.Fact> with(Outbox.Fact first, List<Outbox.Fact> next) {
        return Stream.concat(Stream.of(first), next.stream()).toList();
    }

    private Uni<Void> append(Caller.User caller, RosterEntity roster, MemberEntity member, EventData data) {
        return outbox.append(roster.projectId.toString(), member.id.toString(), roster.version, caller.actor(), data);
    }

    private static void requireGrantable(Role role) {
        if (role == Role.OWNER) {
            throw Problem.invalid("role", "must be admin, member or viewer");
        }
    }

    /** As exact as the table keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
