package io.groundplan.membership.api.fleet;

import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.role.Role;

/** Body of `PATCH /v1/members/{id}`. */
@Schema(name = "FleetNewPermissions")
record NewPermissions(
        @Schema(
                        nullable = true,
                        description = "Of create:*, read:*, update:*, delete:*; empty: all; absent or null: no change.",
                        examples = "[\"create:*\",\"read:*\"]")
                List<String> permissions) {

    /** Empty for no change. */
    Optional<Role> role() {
        return Optional.ofNullable(permissions).map(Permissions::role);
    }
}
