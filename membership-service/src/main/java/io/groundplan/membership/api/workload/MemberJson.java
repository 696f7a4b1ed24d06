package io.groundplan.membership.api.workload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.member.Member;

/** Somebody's direct role in a project. */
@Schema(name = "WorkloadMember")
@JsonNaming(SnakeCaseStrategy.class)
record MemberJson(
        @Schema(required = true, examples = "01a19b98-1f50-8c51-a8cf-d3b5406403b1") UUID id,
        @Schema(required = true, examples = "01a19b98-1dc0-828c-be90-537103361273") UUID projectId,
        @Schema(required = true, examples = "01a0f67a-3800-810f-ae44-1d858cb4a9ca") UUID userId,
        @Schema(required = true, description = "owner, admin, member or viewer.", examples = "member") String role,
        @Schema(required = true) UserJson user,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z") Instant createdAt,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z")
                Instant updatedAt) {

    /** The person, as their latest token describes them. */
    @Schema(name = "WorkloadUser")
    @JsonNaming(SnakeCaseStrategy.class)
    record UserJson(
            @Schema(required = true, examples = "01a0f67a-3800-810f-ae44-1d858cb4a9ca") UUID id,
            @Schema(required = true, nullable = true, examples = "maya@example.com") String email,
            @Schema(required = true, nullable = true, examples = "Maya Lindqvist") String name,
            @Schema(required = true, nullable = true, examples = "https://example.com/maya.png") String avatarUrl) {

        static UserJson of(Member.Person person) {
            return new UserJson(
                    person.id().value(),
                    person.email().orElse(null),
                    person.name().orElse(null),
                    person.avatarUrl().orElse(null));
        }
    }

    static MemberJson of(Member member) {
        return new MemberJson(
                member.id().value(),
                member.project().value(),
                member.person().id().value(),
                member.role().text(),
                UserJson.of(member.person()),
                Seconds.of(member.createdAt()),
                Seconds.of(member.updatedAt()));
    }
}
