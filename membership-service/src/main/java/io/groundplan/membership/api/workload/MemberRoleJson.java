package io.groundplan.membership.api.workload;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;

/** Body of `PUT …/members/{memberId}`. */
@Schema(name = "WorkloadMemberRole")
record MemberRoleJson(
        @Schema(required = true, description = "admin, member or viewer.", examples = "viewer") String role) {

    /** Reads a role; which of them can be given is not decided here. */
    static Role parse(String text) {
        return Role.parse(text).orElseThrow(() -> Problem.invalid("role", "must be admin, member or viewer"));
    }
}
