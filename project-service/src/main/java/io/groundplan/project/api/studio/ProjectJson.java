package io.groundplan.project.api.studio;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.clientproject.ClientProject;

/** A project as the studio document shows it. What other surfaces' projects do not have is an empty text. */
@Schema(name = "StudioProject")
record ProjectJson(
        @JsonProperty("_id") @Schema(required = true, description = "24 hex characters.", examples = ID) String id,
        @Schema(required = true, examples = "Customer Churn Model") String projectName,
        @Schema(
                        required = true,
                        description = "Empty for a project of another surface until set.",
                        examples = "Acme Corp")
                String clientName,
        @Schema(
                        required = true,
                        description = "Empty for a project of another surface until set.",
                        examples = "Predict customer churn using historical transaction data.")
                String description,
        @Schema(required = true, description = "User id of the owner.", examples = "64a1f2c3b4e5d6f7a8b9c0d0")
                String manager,
        @Schema(
                        required = true,
                        description =
                                "Newest first: at most 1,000 of one project, 100 of each project of a list; all are"
                                        + " under /projects/{id}/tasks.")
                List<TaskSummaryJson> tasks,
        @Schema(
                        required = true,
                        description = "User ids of the other members, oldest first, at most 1,000.",
                        examples = "[\"64a1f2c3b4e5d6f7a8b9c0d2\"]")
                List<String> team) {

    static final String ID = "64a1f2c3b4e5d6f7a8b9c0d1";

    static ProjectJson of(ClientProject seen) {
        var profile = seen.project().profile();
        return new ProjectJson(
                seen.project().id().hex(),
                profile.name(),
                profile.clientName().orElse(""),
                profile.description().orElse(""),
                seen.manager().map(UserId::hex).orElse(""),
                seen.tasks().stream().map(TaskSummaryJson::of).toList(),
                seen.team().stream().map(UserId::hex).toList());
    }
}
