package io.groundplan.membership.api.fleet;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.member.Member;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;
import io.groundplan.runtime.json.Millis;

/** Somebody's direct membership in a project (Projects, `Membership`). */
@Schema(name = "FleetMember", description = "Membership of a user in a project.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberJson(
        @Schema(required = true, description = "The membership's own id.") UUID id,
        @Schema(required = true) UUID userID,
        @Schema(required = true) UUID projectID,
        @Schema(required = true, description = "creator for the owner, admin for admins, none for the others.")
                List<String> roles,
        @Schema(required = true, description = "create:*, read:*, update:* and delete:*, as the role has them.")
                List<String> permissions,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt,
        @Schema(description = "Absent for somebody whom the user directory has not seen yet.") UserJson user) {

    /** A person as the user directory describes them. */
    @Schema(name = "FleetMemberUser")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserJson(
            @Schema(required = true) UUID id,
            @Schema(description = "Absent when their token has none.") String email,
            @Schema(required = true) String name,
            @Schema(description = "Absent when their token has none.", examples = "https://example.com/ann.png")
                    String avatarURL,
            @Schema(required = true, format = "date-time", description = "First seen; UTC, in milliseconds.")
                    String createdAt,
            @Schema(required = true, format = "date-time", description = "Last changed; UTC, in milliseconds.")
                    String updatedAt) {

        static UserJson of(User user) {
            return new UserJson(
                    user.id().value(),
                    user.email().orElse(null),
                    user.displayName(),
                    user.avatarUrl().orElse(null),
                    Millis.of(user.createdAt()),
                    Millis.of(user.updatedAt()));
        }
    }

    static MemberJson of(Member member) {
        return new MemberJson(
                member.id().value(),
                member.person().id().value(),
                member.project().value(),
                roles(member.role()),
                Permissions.of(member.role()),
                Millis.of(member.createdAt()),
                member.person().known().map(UserJson::of).orElse(null));
    }

    private static List<String> roles(Role role) {
        return switch (role) {
            case OWNER -> List.of("creator");
            case ADMIN -> List.of("admin");
            case MEMBER, VIEWER -> List.of();
        };
    }
}
