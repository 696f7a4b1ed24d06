package io.groundplan.usage.api.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.UserId;
import io.groundplan.usage.activity.ActivityEntry;

/** Answer of `GET /projects/{id}/activity`. */
@Schema(
        name = "PlatformActivity",
        requiredProperties = {"success", "activity"})
record ActivityAnswer(@Schema(examples = "true") boolean success, List<Item> activity) {

    @Schema(
            name = "PlatformActivityItem",
            requiredProperties = {"action", "userId", "userName", "details", "timestamp"})
    record Item(
            @Schema(description = "What happened.", examples = "database.created") String action,
            @Schema(
                            description = "Who did it: a user, an API key (`key_…`), or `system`.",
                            examples = "usr_01hkd5a2bcqp9m3x7w8g")
                    String userId,
            @Schema(description = "What they were called then.", examples = "Ada Lovelace") String userName,
            @Schema(description = "The names that belong to the action.", examples = "{\"databaseName\": \"users-db\"}")
                    Map<String, Object> details,
            @Schema(description = "When it happened, in UTC.", examples = "2024-01-15T10:30:00.000Z")
                    @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", timezone = "UTC")
                    Instant timestamp) {

        static Item of(ActivityEntry entry) {
            return new Item(
                    entry.action(),
                    actorId(entry.actor().id()),
                    entry.actor().name(),
                    entry.details(),
                    entry.occurredAt());
        }

        private static String actorId(String id) {
            return UserId.parse(id).map(UserId::text).orElse(id);
        }
    }

    static ActivityAnswer of(List<ActivityEntry> entries) {
        return new ActivityAnswer(true, entries.stream().map(Item::of).toList());
    }
}
