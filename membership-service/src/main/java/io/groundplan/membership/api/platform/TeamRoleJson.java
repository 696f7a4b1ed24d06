package io.groundplan.membership.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;

/** Body of `PUT …/members/{userId}/role`. */
@Schema(name = "PlatformTeamRole")
record TeamRoleJson(
        @Schema(required = true, description = "owner, admin, member or viewer.", examples = "admin") String role) {

    Role checked() {
        return Role.parse(role).orElseThrow(() -> Problem.invalid("role", "must be owner, admin, member or viewer"));
    }
}
