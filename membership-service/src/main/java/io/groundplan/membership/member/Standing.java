package io.groundplan.membership.member;

import io.groundplan.runtime.problem.Problem;

/** The roles of somebody in a project, and whether the project is gone. */
record Standing(HeldRoles roles, boolean deleted) {

    /** The roles; refuses when the project is gone. */
    HeldRoles living() {
        if (deleted) {
            throw Problem.projectNotFound();
        }
        return roles;
    }
}
