package io.groundplan.usage.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answer of `POST /projects/{id}/usage-events`. */
@Schema(
        name = "PlatformUsageAccepted",
        requiredProperties = {"success", "accepted"})
record UsageAccepted(
        @Schema(examples = "true") boolean success,
        @Schema(description = "How many events were taken: all that were sent.", examples = "2") int accepted) {}
