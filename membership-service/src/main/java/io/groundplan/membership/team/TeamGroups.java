package io.groundplan.membership.team;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRoleChanged;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.group.Groups;
import io.groundplan.membership.group.LockedGroup;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.security.Caller;

/** The members of teams, as others who decide under their lock see them. */
@ApplicationScoped
public class TeamGroups implements Groups<TeamId, TeamMember> {
    private final Teams teams;
    private final TeamRepository rows;
    private final TeamMemberRepository members;
    private final TeamRoles roles;
    private final TeamEvents events;

    TeamGroups(Teams teams, TeamRepository rows, TeamMemberRepository members, TeamRoles roles, TeamEvents events) {
        this.teams = teams;
        this.rows = rows;
        this.members = members;
        this.roles = roles;
        this.events = events;
    }

    /** Nobody else knows of a team that is not here: the lock finds that out. */
    @Override
    public Uni<Void> known(TeamId team) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> require(TeamId team, UserId user, Role needed) {
        return teams.require(team, user, needed);
    }

    @Override
    public Uni<LockedGroup<TeamMember>> lock(TeamId team) {
        return rows.lock(team).map(Locked::new);
    }

    private final class Locked implements LockedGroup<TeamMember> {
        private final TeamEntity team;

        Locked(TeamEntity team) {
            this.team = team;
        }

        @Override
        public String name() {
            return team.name;
        }

        @Override
        public boolean isClosed() {
            return team.personal;
        }

        @Override
        public Uni<Void> require(UserId user, Role needed) {
            return roles.require(team.team(), user, needed).replaceWithVoid();
        }

        @Override
        public Uni<Boolean> hasMember(EmailAddress email) {
            return members.isMember(team.team(), email);
        }

        @Override
        public Uni<Optional<TeamMember>> member(UserId user) {
            return members.find(team.team(), user)
                    .chain(found -> found.map(member -> members.toMember(member).map(Optional::of))
                            .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
        }

        @Override
        public Uni<TeamMember> join(Caller.User person, Role role, Outbox.Fact why) {
            return members.find(team.team(), person.id())
                    .chain(found -> found.map(member -> raise(person, member, role, why))
                            .orElseGet(() -> add(person, role, why)))
                    .chain(members::toMember);
        }

        private Uni<TeamMemberEntity> add(Caller.User person, Role role, Outbox.Fact why) {
            var added = new TeamMemberAdded(team.id, person.id().value(), role.text());
            return rows.addMember(team.team(), person.id(), role)
                    .call(member -> events.append(team.team(), member.version, person.actor(), added, why));
        }

        private Uni<TeamMemberEntity> raise(Caller.User person, TeamMemberEntity member, Role role, Outbox.Fact why) {
            if (member.role.includes(role)) {
                return events.append(person.actor(), why).replaceWith(member);
            }
            member.role = role;
            member.version = team.next();
            var changed = new TeamMemberRoleChanged(member.teamId, member.userId, role.text());
            return events.append(team.team(), member.version, person.actor(), changed, why)
                    .replaceWith(member);
        }
    }
}
