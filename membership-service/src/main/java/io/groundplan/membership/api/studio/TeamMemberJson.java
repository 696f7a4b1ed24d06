package io.groundplan.membership.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.member.Member;
import io.groundplan.membership.user.User;

/** A person as their latest token describes them; address and name are null where it has none. */
@Schema(name = "StudioTeamMember")
record TeamMemberJson(
        @JsonProperty("_id") @Schema(required = true, description = "User id.", examples = "64a1f2c3b4e5d6f7a8b9c0d2")
                String id,
        @Schema(required = true, nullable = true, examples = "maya@example.org") String email,
        @Schema(required = true, nullable = true, examples = "Maya Lindqvist") String name) {

    static TeamMemberJson of(Member member) {
        var person = member.person();
        return new TeamMemberJson(
                person.id().hex(), person.email().orElse(null), person.name().orElse(null));
    }

    static TeamMemberJson of(User user) {
        return new TeamMemberJson(
                user.id().hex(), user.email().orElse(null), user.name().orElse(null));
    }
}
