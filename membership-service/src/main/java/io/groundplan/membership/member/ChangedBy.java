package io.groundplan.membership.member;

import io.groundplan.membership.role.Role;

/** Who may change the members of a project. */
public enum ChangedBy {
    ADMINS,
    /** The project's own owner alone, for surfaces that are stricter. */
    THE_OWNER;

    void require(HeldRoles held) {
        switch (this) {
            case ADMINS -> held.require(Role.ADMIN);
            case THE_OWNER -> held.requireOwnership();
        }
    }
}
