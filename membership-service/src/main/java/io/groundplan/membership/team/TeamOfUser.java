package io.groundplan.membership.team;

import io.groundplan.membership.role.Role;

/** A team as somebody in it sees it. `position` orders teams by their creation. */
public record TeamOfUser(Team team, Role role, long members, long projects, long position) {}
