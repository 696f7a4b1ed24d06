package io.groundplan.project.api.platform;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelopes of this surface: every answer says that it succeeded, and names what it holds. */
final class Answers {
    private Answers() {}

    @Schema(name = "PlatformDone")
    record Done(@Schema(required = true) boolean success, @Schema(required = true) String message) {
        Done(String message) {
            this(true, message);
        }
    }

    @Schema(name = "PlatformCreatedProjectAnswer")
    record CreatedProject(
            @Schema(required = true) boolean success, @Schema(required = true) ProjectJson.Created project) {}

    @Schema(name = "PlatformProjectAnswer")
    record OneProject(@Schema(required = true) boolean success, @Schema(required = true) ProjectJson.Whole project) {}

    @Schema(name = "PlatformProjectsAnswer")
    record AllProjects(
            @Schema(required = true) boolean success, @Schema(required = true) List<ProjectJson.Listed> projects) {}

    @Schema(name = "PlatformUpdatedProjectAnswer")
    record UpdatedProject(
            @Schema(required = true) boolean success, @Schema(required = true) ProjectJson.Updated project) {}

    @Schema(name = "PlatformDatabaseAnswer")
    record OneDatabase(@Schema(required = true) boolean success, @Schema(required = true) DatabaseJson database) {}

    @Schema(name = "PlatformDatabasesAnswer")
    record AllDatabases(
            @Schema(required = true) boolean success, @Schema(required = true) List<DatabaseJson> databases) {}

    @Schema(name = "PlatformConnectionAnswer")
    record OneConnection(
            @Schema(required = true) boolean success, @Schema(required = true) ConnectionJson connection) {}

    @Schema(name = "PlatformIssuedApiKeyAnswer")
    record OneIssuedKey(@Schema(required = true) boolean success, @Schema(required = true) ApiKeyJson.Issued apiKey) {}

    @Schema(name = "PlatformApiKeyAnswer")
    record OneKey(@Schema(required = true) boolean success, @Schema(required = true) ApiKeyJson apiKey) {}

    @Schema(name = "PlatformApiKeysAnswer")
    record AllKeys(@Schema(required = true) boolean success, @Schema(required = true) List<ApiKeyJson> apiKeys) {}
}
