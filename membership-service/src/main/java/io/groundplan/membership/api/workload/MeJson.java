package io.groundplan.membership.api.workload;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.team.TeamOfUser;
import io.groundplan.membership.user.User;

/** The caller and their teams. */
@Schema(name = "WorkloadMe")
@JsonNaming(SnakeCaseStrategy.class)
record MeJson(
        @Schema(required = true, examples = "01a0f67a-3800-810f-ae44-1d858cb4a9ca") UUID id,
        @Schema(required = true, nullable = true, examples = "maya@example.com") String email,
        @Schema(required = true, nullable = true, examples = "Maya Lindqvist") String name,
        @Schema(required = true, nullable = true, examples = "https://example.com/maya.png") String avatarUrl,
        @Schema(required = true) List<TeamJson> teams) {

    /** A team that the caller is in. */
    @Schema(name = "WorkloadTeam")
    record TeamJson(
            @Schema(required = true, examples = "01a0f67a-4b88-8f7f-b7f0-9816dc15736b") UUID id,
            @Schema(required = true, examples = "Logistics") String name,
            @Schema(required = true, description = "owner, admin, member or viewer.", examples = "admin") String role) {

        static TeamJson of(TeamOfUser team) {
            return new TeamJson(
                    team.team().id().value(), team.team().name(), team.role().text());
        }
    }

    static MeJson of(User user, List<TeamOfUser> teams) {
        return new MeJson(
                user.id().value(),
                user.email().orElse(null),
                user.name().orElse(null),
                user.avatarUrl().orElse(null),
                teams.stream().map(TeamJson::of).toList());
    }
}
