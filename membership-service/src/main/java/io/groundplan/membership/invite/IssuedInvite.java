package io.groundplan.membership.invite;

/** An invite that was just made, with its token: the only time that it can be seen. */
public record IssuedInvite(Invite invite, InviteToken token) {}
