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
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** The direct members of projects, as others who decide under their lock see them. */
@ApplicationScoped
public class ProjectGroups implements Groups<ProjectId, Member> {
    private final Rosters rosters;
    private final Members members;
    private final MemberRepository rows;
    private final UserDirectory directory;

    ProjectGroups(Rosters rosters, Members members, MemberRepository rows, UserDirectory directory) {
        this.rosters = rosters;
        this.members = members;
        this.rows = rows;
        this.directory = directory;
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
        return rosters.lock(project).map(Locked::new);
    }

    private final class Locked implements LockedGroup<Member> {
        private final RosterEntity roster;

        Locked(RosterEntity roster) {
            this.roster = roster;
        }

        /** No name has arrived yet of a project that was known before names were kept. */
        @Override
        public String name() {
            return Optional.ofNullable(roster.name)
                    .orElseGet(() -> roster.project().text());
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public Uni<Void> require(UserId user, Role needed) {
            return rosters.roles(roster, user)
                    .invoke(held -> held.require(needed))
                    .replaceWithVoid();
        }

        @Override
        public Uni<Boolean> hasMember(EmailAddress email) {
            return rows.isMember(roster.project(), email);
        }

        @Override
        public Uni<Optional<Member>> member(UserId user) {
            return rows.find(roster.project(), user)
                    .chain(found -> found.map(member -> shown(member).map(Optional::of))
                            .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
        }

        @Override
        public Uni<Member> join(Caller.User person, Role role) {
            return rows.find(roster.project(), person.id())
                    .chain(found ->
                            found.map(member -> raise(person, member, role)).orElseGet(() -> add(person, role)));
        }

        private Uni<Member> add(Caller.User person, Role role) {
            return directory
                    .find(person.id())
                    .map(known -> known.orElseThrow(() -> Problem.notFound("user")))
                    .chain(known -> members.add(person, roster, known, role));
        }

        private Uni<Member> raise(Caller.User person, MemberEntity member, Role role) {
            var change = member.role.includes(role)
                    ? Uni.createFrom().voidItem()
                    : members.changeRole(person, roster, member, role);
            return change.chain(() -> shown(member));
        }

        private Uni<Member> shown(MemberEntity member) {
            return directory.find(member.user()).map(known -> Member.of(member, known));
        }
    }
}
