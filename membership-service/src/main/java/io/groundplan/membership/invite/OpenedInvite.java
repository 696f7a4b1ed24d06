package io.groundplan.membership.invite;

import io.groundplan.membership.project.ProjectSnapshot;

/** An invite as its token shows it, with the project that it leads to. */
public record OpenedInvite(Invite invite, ProjectSnapshot project) {}
