package io.groundplan.project.api.fleet;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.agent.CountedProject;
import io.groundplan.project.project.SeenProject;
import io.groundplan.runtime.directory.DirectoryEntry;
import io.groundplan.runtime.json.Millis;
import io.groundplan.runtime.security.Caller;

/** A project as the fleet document shows it (Projects, response body). */
@Schema(name = "FleetProject")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectJson(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 100, examples = "my-project") String name,
        @Schema(required = true, description = "The owner and the direct members.", minimum = "1") long membersCount,
        @Schema(required = true, minimum = "0") long agentsCount,
        @Schema(required = true, minimum = "0") long aggregatorsCount,
        @Schema(
                        required = true,
                        format = "date-time",
                        description = "UTC, in milliseconds.",
                        examples = "2025-01-22T21:00:39.147Z")
                String createdAt,
        @Schema(description = "The caller's own; absent for a project token.") MembershipJson membership) {

    /** As a program with a token of it sees the project. */
    static ProjectJson of(CountedProject counted) {
        return of(counted, null);
    }

    static ProjectJson of(CountedProject counted, Caller.User user, Optional<DirectoryEntry> entry) {
        return of(counted, membership(counted.seen(), user, entry));
    }

    private static ProjectJson of(CountedProject counted, MembershipJson membership) {
        var project = counted.seen().project();
        return new ProjectJson(
                project.id().value(),
                project.name(),
                counted.members(),
                counted.agents(),
                counted.aggregators(),
                Millis.of(project.createdAt()),
                membership);
    }

    private static MembershipJson membership(SeenProject seen, Caller.User user, Optional<DirectoryEntry> entry) {
        var project = seen.project();
        return seen.standing()
                .effective()
                .map(role ->
                        MembershipJson.of(project, role, seen.memberSince().orElse(project.createdAt()), user, entry))
                .orElse(null);
    }
}
