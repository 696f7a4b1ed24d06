package io.groundplan.project.api.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.project.access.Role;
import io.groundplan.project.project.Project;
import io.groundplan.runtime.directory.DirectoryEntry;
import io.groundplan.runtime.json.Millis;
import io.groundplan.runtime.security.Caller;

/** The caller's own part in a project (Projects, `Membership`). */
@Schema(name = "FleetMembership", description = "Membership of a user in a project.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MembershipJson(
        @Schema(required = true, description = "The membership's own id.") UUID id,
        @Schema(required = true) UUID userID,
        @Schema(required = true) UUID projectID,
        @Schema(required = true, description = "creator for the owner, admin for admins, none for the others.")
                List<String> roles,
        @Schema(required = true, description = "create:*, read:*, update:* and delete:*, as the role has them.")
                List<String> permissions,
        @Schema(
                        required = true,
                        format = "date-time",
                        description =
                                "UTC, in milliseconds. The project's own for those who reach it through its team.")
                String createdAt,
        @Schema(description = "Absent while the user directory does not answer.") UserJson user) {

    /** A person as their token and the user directory describe them. */
    @Schema(name = "FleetUser")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserJson(
            @Schema(required = true) UUID id,
            @Schema(description = "Absent when the token has none.") String email,
            @Schema(required = true) String name,
            @Schema(description = "Absent when the token has none.", examples = "https://example.com/ann.png")
                    String avatarURL,
            @Schema(required = true, format = "date-time", description = "First seen; UTC, in milliseconds.")
                    String createdAt,
            @Schema(required = true, format = "date-time", description = "Last changed; UTC, in milliseconds.")
                    String updatedAt) {

        static UserJson of(Caller.User user, DirectoryEntry entry) {
            return new UserJson(
                    user.id().value(),
                    user.email().orElse(null),
                    user.displayName(),
                    user.avatarUrl().orElse(null),
                    Millis.of(entry.createdAt()),
                    Millis.of(entry.updatedAt()));
        }
    }

    static MembershipJson of(
            Project project, Role role, Instant since, Caller.User user, Optional<DirectoryEntry> entry) {
        return new MembershipJson(
                MemberId.of(project.id(), user.id()).value(),
                user.id().value(),
                project.id().value(),
                roles(role),
                permissions(role),
                Millis.of(since),
                entry.map(known -> UserJson.of(user, known)).orElse(null));
    }

    private static List<String> roles(Role role) {
        return switch (role) {
            case OWNER -> List.of("creator");
            case ADMIN -> List.of("admin");
            case MEMBER, VIEWER -> List.of();
        };
    }

    private static List<String> permissions(Role role) {
        return switch (role) {
            case OWNER, ADMIN -> List.of("create:*", "read:*", "update:*", "delete:*");
            case MEMBER -> List.of("create:*", "read:*");
            case VIEWER -> List.of("read:*");
        };
    }
}
