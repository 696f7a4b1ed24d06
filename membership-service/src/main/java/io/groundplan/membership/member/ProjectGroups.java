package io.groundplan.membership.member;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.group.Groups;
import io.groundplan.membership.group.LockedGroup;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.security.Caller;

/** The direct members of projects, as others who decide under their lock see them. */
@ApplicationScoped
public class ProjectGroups implements Groups<ProjectId, Member> {
    private final Rosters rosters;
    private final Members members;
    private final MemberRepository rows;

    ProjectGroups(Rosters rosters, Members members, MemberRepository rows) {
        this.rosters = rosters;
        this.members = members;
        this.rows = rows;
    }

    @Override
    public Uni<Void> known(ProjectId project) {
        return rosters.known(project);
    }

    @Override
    public Uni<Void> require(ProjectId project, UserId user, Role needed) {
        return members.rolesOf(project, user)
                .invoke(held -> held.require(needed))
                .replaceWithVoid();
    }

    @Override
    public Uni<LockedGroup<Member>> lock(ProjectId project) {
        return rosters.hold(project).map(Locked::new);
    }

    private final class Locked implements LockedGroup<Member> {
        private final RosterRepository.Held roster;

        Locked(RosterRepository.Held roster) {
            this.roster = roster;
        }

        /** No name has arrived yet of a project that was known before names were kept. */
        @Override
        public String name() {
            return roster.name().orElseGet(() -> roster.project().text());
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public Uni<Void> require(UserId user, Role needed) {
            return rosters.roles(roster.project(), roster.team(), user)
                    .invoke(held -> held.require(needed))
                    .replaceWithVoid();
        }

        @Override
        public Uni<Boolean> hasMember(EmailAddress email) {
            return rows.isMember(roster.project(), email);
        }

        @Override
        public Uni<Optional<Member>> member(UserId user) {
            return members.find(roster.project(), user);
        }

        @Override
        public Uni<Member> join(Caller.User person, Role role, Outbox.Fact why) {
            return members.join(person, roster.project(), role, why);
        }
    }
}
