package io.groundplan.membership.invite;

import java.util.Optional;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;

/** Whom to invite as what; the link leads to that page, or to the configured one. */
public record InviteOrder(EmailAddress email, Role role, Optional<RedirectPage> page) {

    public static InviteOrder of(EmailAddress email, Role role) {
        return new InviteOrder(email, role, Optional.empty());
    }
}
