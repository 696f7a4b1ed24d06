package io.groundplan.membership.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a removal. */
@Schema(name = "StudioTeamMessage")
record MessageJson(
        @Schema(required = true, description = "A sentence.", examples = "Team member deleted successfully.")
                String message) {}
