package io.groundplan.membership.invite;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.membership.group.LockedGroup;
import io.groundplan.membership.mail.InviteMail;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/**
 * The life of an invite, wherever it leads. Whoever makes, accepts or cancels one locks the row of the project's roster
 * or of the team before they write: of two who do so at once the second sees what the first did.
 */
@ApplicationScoped
class Inviting {
    private final InviteRepository invites;
    private final InviteRules rules;
    private final InviteFacts facts;
    private final InviteLinks links;
    private final UserDirectory directory;
    private final Transactions transactions;

    Inviting(
            InviteRepository invites,
            InviteRules rules,
            InviteFacts facts,
            InviteLinks links,
            UserDirectory directory,
            Transactions transactions) {
        this.invites = invites;
        this.rules = rules;
        this.facts = facts;
        this.links = links;
        this.directory = directory;
        this.transactions = transactions;
    }

    Uni<Optional<FoundInvite>> find(InviteToken token) {
        return Panache.withSession(() -> invites.find(token));
    }

    Uni<Optional<FoundInvite>> find(InviteId id) {
        return Panache.withSession(() -> invites.find(id));
    }

    /** Makes an invite and mails it; its token is not seen again. */
    <M> Uni<IssuedInvite> create(Venue<?, M> venue, Caller.User caller, InviteOrder order, Role needed) {
        return venue.known()
                .chain(() -> directory.present(caller))
                .chain(() -> transactions.inTransaction(() -> venue.lock()
                        .call(group -> group.require(caller.id(), needed))
                        .invoke(Inviting::requireOpen)
                        .chain(group -> create(venue.destination(), group, caller, order))));
    }

    /** Takes a pending invite back, on behalf of somebody who could have made it. */
    <M> Uni<Void> cancel(
            Venue<?, M> venue,
            Caller.User caller,
            InviteId id,
            ExpectedVersion expected,
            UnaryOperator<Role> neededFor) {
        return venue.known()
                .chain(() -> transactions.inTransaction(() -> venue.lock()
                        .call(group -> group.require(caller.id(), Role.ADMIN))
                        .chain(group -> invites.get(id)
                                .invoke(invite -> requirePending(invite, venue.destination()))
                                .call(invite -> group.require(caller.id(), neededFor.apply(invite.role))))
                        .invoke(invite -> expected.require(invite.version))
                        .invoke(InviteEntity::cancel)
                        .chain(invite -> facts.cancelled(caller, invite))));
    }

    /**
     * Makes the caller a member of what the invite leads to; who accepts again is answered the same. The invite is looked
     * at before the lock: it is accepted as it was then, or looked at again.
     */
    <M> Uni<Accepted<M>> accept(
            Caller.User caller,
            Supplier<Uni<Optional<FoundInvite>>> finding,
            Function<Destination, Venue<?, M>> leadingTo) {
        return directory
                .present(caller)
                .chain(() -> transactions.inTransaction(() -> finding.get()
                        .map(found -> found.orElseThrow(InviteRules::unknown))
                        .chain(invite -> accept(leadingTo.apply(invite.destination()), caller, invite)
                                .map(member -> new Accepted<>(invite.destination(), member)))))
                .onFailure(Inviting::isGone)
                .transform(gone -> InviteRules.unknown());
    }

    /** Who somebody has become, and where. */
    record Accepted<M>(Destination destination, M member) {}

    private Uni<IssuedInvite> create(
            Destination destination, LockedGroup<?> group, Caller.User caller, InviteOrder order) {
        var now = rules.now();
        var token = InviteToken.fresh();
        var invite = new InviteEntity(destination, order, caller.id(), token, now, rules.endOf(now));
        var mail = new InviteMail(
                invite.invite(),
                order.email().text(),
                caller.displayName(),
                group.name(),
                order.role().text(),
                links.of(destination, order, token),
                invite.expiresAt);
        return rules.requireFree(destination, group, order.email(), now)
                .chain(() -> invites.persist(invite))
                .call(() -> facts.created(caller, invite, mail))
                .map(saved -> saved.toInvite(new Invite.Inviter(caller.id(), caller.displayName())))
                .map(saved -> new IssuedInvite(saved, token));
    }

    private <M> Uni<M> accept(Venue<?, M> venue, Caller.User caller, FoundInvite invite) {
        if (invite.wasAcceptedBy(caller.id())) {
            return venue.lock().chain(group -> member(group, caller));
        }
        rules.requireAcceptable(invite, caller);
        return venue.lock().chain(group -> invites.accept(invite, caller.id())
                .chain(accepted -> accepted
                        ? group.join(caller, invite.role(), InviteFacts.accepted(caller, invite))
                        : again(group, caller, invite.id())));
    }

    /** Somebody was faster, who may be the caller too. */
    private <M> Uni<M> again(LockedGroup<M> group, Caller.User caller, InviteId id) {
        return invites.find(id)
                .invoke(found -> found.filter(invite -> invite.wasAcceptedBy(caller.id()))
                        .orElseThrow(InviteRules::unknown))
                .chain(() -> member(group, caller));
    }

    private static <M> Uni<M> member(LockedGroup<M> group, Caller.User caller) {
        return group.member(caller.id()).map(member -> member.orElseThrow(InviteRules::unknown));
    }

    private void requirePending(InviteEntity invite, Destination destination) {
        if (!invite.destination().equals(destination) || !invite.isPending(rules.now())) {
            throw InviteRules.unknown();
        }
    }

    private static void requireOpen(LockedGroup<?> group) {
        if (group.isClosed()) {
            throw Problem.conflict("nobody else can join a personal team");
        }
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.code() == ProblemCode.PROJECT_NOT_FOUND || problem.code() == ProblemCode.TEAM_NOT_FOUND);
    }
}
