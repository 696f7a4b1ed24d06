package io.groundplan.membership.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of `POST …/team`. */
@Schema(name = "StudioNewTeamMember")
record NewTeamMemberJson(
        @Schema(
                        required = true,
                        description = "Somebody who has used the suite before, by any form of their id.",
                        examples = "64a1f2c3b4e5d6f7a8b9c0d2")
                String id) {}
