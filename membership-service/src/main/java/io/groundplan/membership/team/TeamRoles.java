package io.groundplan.membership.team;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;

/** Who may do what with a team; used inside a session. */
@ApplicationScoped
class TeamRoles {
    private final TeamMemberRepository members;

    TeamRoles(TeamMemberRepository members) {
        this.members = members;
    }

    Uni<Optional<Role>> of(TeamId team, UserId user) {
        return team.equals(TeamId.personalOf(user))
                ? Uni.createFrom().item(Optional.of(Role.OWNER))
                : members.find(team, user).map(found -> found.map(member -> member.role));
    }

    /** Answers the role that is held. */
    Uni<Role> require(TeamId team, UserId user, Role needed) {
        return of(team, user).map(held -> held.orElseThrow(TeamRoles::noAccess)).invoke(held -> require(held, needed));
    }

    static void require(Role held, Role needed) {
        if (!held.includes(needed)) {
            throw Problem.forbidden("needs the role " + needed.text() + " in the team");
        }
    }

    /** Teams are there for everyone to know of, on the one surface that has them. */
    private static Problem noAccess() {
        return Problem.forbidden("you do not have access to this team");
    }
}
