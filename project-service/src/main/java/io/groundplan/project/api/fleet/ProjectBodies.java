package io.groundplan.project.api.fleet;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.access.Role;
import io.groundplan.project.token.TokenedProject;
import io.groundplan.runtime.directory.DirectoryEntry;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Millis;
import io.groundplan.runtime.security.Caller;

/** What changes of projects are asked with and answered by. */
final class ProjectBodies {
    private ProjectBodies() {}

    @Schema(name = "FleetNewProject")
    record NewProject(@Schema(required = true, minLength = 1, maxLength = 100, examples = "new-project") String name) {

        String checkedName() {
            return Inputs.required("name", name, Inputs.NAME_LENGTH);
        }
    }

    @Schema(name = "FleetProjectUpdate")
    record Update(
            @Schema(
                            nullable = true,
                            minLength = 1,
                            maxLength = 100,
                            description = "Null or absent: no change.",
                            examples = "new-project")
                    String name) {

        Optional<String> checkedName() {
            return Optional.ofNullable(name).map(given -> Inputs.required("name", given, Inputs.NAME_LENGTH));
        }
    }

    @Schema(name = "FleetCreatedProject")
    record Created(
            @Schema(required = true) UUID id,
            @Schema(required = true, description = "The token named default, shown this once.") String token,
            @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt,
            @Schema(required = true) MembershipJson membership) {

        static Created of(TokenedProject created, Caller.User user, Optional<DirectoryEntry> entry) {
            var project = created.project();
            return new Created(
                    project.id().value(),
                    created.token().text(),
                    Millis.of(project.createdAt()),
                    MembershipJson.of(project, Role.OWNER, project.createdAt(), user, entry));
        }

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }
}
