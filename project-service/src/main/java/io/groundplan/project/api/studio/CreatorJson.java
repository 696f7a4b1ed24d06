package io.groundplan.project.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Creator;

/** Who wrote something down; name and address are those of their token then, null where it had none. */
@Schema(name = "StudioCreator")
record CreatorJson(
        @JsonProperty("_id") @Schema(required = true, description = "User id.", examples = "64a1f2c3b4e5d6f7a8b9c0d0")
                String id,
        @Schema(required = true, nullable = true, examples = "Maya Lindqvist") String name,
        @Schema(required = true, nullable = true, examples = "maya@example.org") String email) {

    static CreatorJson of(Creator creator) {
        return new CreatorJson(
                creator.id().hex(), creator.name().orElse(null), creator.email().orElse(null));
    }
}
