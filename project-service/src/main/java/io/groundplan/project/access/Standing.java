package io.groundplan.project.access;

import java.util.Optional;
import java.util.stream.Stream;

import io.groundplan.contracts.id.TeamId;

/** How a caller stands to a project that exists or existed: its team, and a person's direct and team roles, if any. */
public record Standing(TeamId team, Existence existence, Optional<Role> direct, Optional<Role> inTeam) {

    /** Whether the project is there, for whom. */
    public enum Existence {
        ACTIVE,
        DELETING,
        DELETED
    }

    /** Reads the columns; a personal team belongs to its person before any event has told so. */
    public static Standing of(
            TeamId team, String state, String directRole, String teamRole, Optional<TeamId> personalTeam) {
        boolean own = personalTeam.isPresent() && team.equals(personalTeam.get());
        return new Standing(
                team, existence(state), Role.parse(directRole), own ? Optional.of(Role.OWNER) : Role.parse(teamRole));
    }

    public Optional<Role> effective() {
        return Role.strongest(Stream.of(direct, inTeam));
    }

    private static Existence existence(String state) {
        return switch (state) {
            case "active" -> Existence.ACTIVE;
            case "deleting" -> Existence.DELETING;
            case "deleted" -> Existence.DELETED;
            default -> throw new IllegalStateException("unknown state of a project: " + state);
        };
    }
}
