package io.groundplan.membership.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.runtime.input.Inputs;

/** Body of the operations that name a team. */
@Schema(name = "PlatformTeamName")
record TeamNameJson(@Schema(required = true, minLength = 1, maxLength = 100, examples = "Logistics") String name) {

    String checked() {
        return Inputs.required("name", name, Inputs.NAME_LENGTH);
    }
}
