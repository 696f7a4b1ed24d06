package io.groundplan.membership.api.platform;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.team.Team;
import io.groundplan.membership.team.TeamMember;
import io.groundplan.membership.team.TeamOfUser;

/** What the team operations answer. */
final class Answers {
    private static final String MILLISECONDS = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'";

    private Answers() {}

    @Schema(name = "PlatformTeam")
    record TeamJson(
            @Schema(required = true, examples = "team_01hkd5a2bcqp9m3x7w8g") String id,
            @Schema(required = true, examples = "Logistics") String name,
            @Schema(required = true, description = "An owner of the team.", examples = "usr_01hkd5a2bcqp9m3x7w8g")
                    String ownerId,
            @Schema(required = true, description = "UTC.", examples = "2024-01-15T10:30:00.000Z")
                    @JsonFormat(pattern = MILLISECONDS, timezone = "UTC")
                    Instant createdAt) {

        static TeamJson of(Team team) {
            return new TeamJson(team.id().text(), team.name(), team.owner().text(), team.createdAt());
        }
    }

    @Schema(name = "PlatformListedTeam")
    record ListedTeamJson(
            @Schema(required = true, examples = "team_01hkd5a2bcqp9m3x7w8g") String id,
            @Schema(required = true, examples = "Logistics") String name,
            @Schema(required = true, description = "The caller's: owner, admin, member or viewer.", examples = "admin")
                    String role,
            @Schema(required = true, examples = "3") long memberCount,
            @Schema(required = true, examples = "2") long projectCount,
            @Schema(required = true, description = "UTC.", examples = "2024-01-15T10:30:00.000Z")
                    @JsonFormat(pattern = MILLISECONDS, timezone = "UTC")
                    Instant createdAt) {

        static ListedTeamJson of(TeamOfUser listed) {
            return new ListedTeamJson(
                    listed.team().id().text(),
                    listed.team().name(),
                    listed.role().text(),
                    listed.members(),
                    listed.projects(),
                    listed.team().createdAt());
        }
    }

    @Schema(name = "PlatformTeamMember")
    record MemberJson(
            @Schema(required = true, examples = "usr_01hkd5a2bcqp9m3x7w8g") String userId,
            @Schema(required = true, nullable = true, examples = "maya@example.com") String email,
            @Schema(required = true, nullable = true, examples = "Maya Lindqvist") String name,
            @Schema(required = true, description = "owner, admin, member or viewer.", examples = "member") String role,
            @Schema(required = true, description = "UTC.", examples = "2024-01-15T10:30:00.000Z")
                    @JsonFormat(pattern = MILLISECONDS, timezone = "UTC")
                    Instant joinedAt) {

        static MemberJson of(TeamMember member) {
            return new MemberJson(
                    member.user().text(),
                    member.email().orElse(null),
                    member.name().orElse(null),
                    member.role().text(),
                    member.joinedAt());
        }
    }

    @Schema(name = "PlatformOneTeam")
    record OneTeam(
            @Schema(required = true, examples = "true") boolean success, @Schema(required = true) TeamJson team) {

        static OneTeam of(Team team) {
            return new OneTeam(true, TeamJson.of(team));
        }
    }

    @Schema(name = "PlatformTeams")
    record AllTeams(
            @Schema(required = true, examples = "true") boolean success,
            @Schema(required = true) List<ListedTeamJson> teams) {

        static AllTeams of(List<TeamOfUser> teams) {
            return new AllTeams(true, teams.stream().map(ListedTeamJson::of).toList());
        }
    }

    @Schema(name = "PlatformOneTeamMember")
    record OneMember(
            @Schema(required = true, examples = "true") boolean success, @Schema(required = true) MemberJson member) {

        static OneMember of(TeamMember member) {
            return new OneMember(true, MemberJson.of(member));
        }
    }

    @Schema(name = "PlatformTeamMembers")
    record AllMembers(
            @Schema(required = true, examples = "true") boolean success,
            @Schema(required = true) List<MemberJson> members) {

        static AllMembers of(List<TeamMember> members) {
            return new AllMembers(true, members.stream().map(MemberJson::of).toList());
        }
    }

    @Schema(name = "PlatformTeamMessage")
    record Done(
            @Schema(required = true, examples = "true") boolean success,
            @Schema(required = true, examples = "Team deleted successfully") String message) {}
}
