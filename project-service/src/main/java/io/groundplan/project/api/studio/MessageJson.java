package io.groundplan.project.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a deletion. */
@Schema(name = "StudioMessage")
record MessageJson(
        @Schema(required = true, description = "A sentence.", examples = "Project deleted successfully.")
                String message) {

    static RestResponse<MessageJson> deleted(String what) {
        return RestResponse.ok(new MessageJson(what + " deleted successfully."));
    }
}
