package io.groundplan.membership.api.workload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of `POST …/members`. */
@Schema(name = "WorkloadNewMember")
@JsonNaming(SnakeCaseStrategy.class)
record NewMemberJson(
        @Schema(
                        required = true,
                        description = "Somebody who has used the suite before, by any form of their id.",
                        examples = "01a0f67a-3800-810f-ae44-1d858cb4a9ca")
                String userId,
        @Schema(required = true, description = "admin, member or viewer.", examples = "member") String role) {}
