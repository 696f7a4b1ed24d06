package io.groundplan.membership.api.workload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of `POST …/transfer`. */
@Schema(name = "WorkloadTransfer")
@JsonNaming(SnakeCaseStrategy.class)
record TransferJson(
        @Schema(
                        required = true,
                        description = "A member of the project, by any form of the user's id.",
                        examples = "01a1017e-0b00-867b-bfbe-f2a04b8b7a4c")
                String newOwnerId) {}
