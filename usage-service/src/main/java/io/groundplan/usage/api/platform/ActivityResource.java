package io.groundplan.usage.api.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.usage.activity.ActivityLog;
import io.groundplan.usage.activity.ActivityPage;

/** Activity of a project; section "Get Project Activity" of the platform document. */
@Path("/api/v1/platform/projects/{projectId}/activity")
@Authenticated
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activity")
class ActivityResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final ActivityLog activity;
    private final CurrentCaller caller;
    private final PageLinks links;

    ActivityResource(ActivityLog activity, CurrentCaller caller, PageLinks links) {
        this.activity = activity;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "getProjectActivity",
            summary = "Get project activity",
            description = "What happened in the project, newest first. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "The newest entries, or those behind the cursor.",
            headers = {
                @Header(
                        name = "Link",
                        description = "The next page, `rel=\"next\"`; absent on the last one.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Answers.AS_OF,
                        description = Answers.AS_OF_TEXT,
                        schema = @Schema(type = SchemaType.STRING, examples = "2024-01-15T10:30:00.000Z"))
            },
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    public Uni<RestResponse<ActivityAnswer>> activity(
            @Parameter(
                            description = "The project, in any form of its id.",
                            example = "prj_01hkd5a2bcqp9m3x7w8g",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("projectId")
                    String projectId,
            @Parameter(
                            description = "How many entries at most.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(
                            description = "Where the page starts: taken from the `Link` of the page before.",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    String cursor) {
        var reader = caller.user().id();
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var request = PageRequest.of(limit, cursor, DEFAULT_LIMIT, MAX_LIMIT);
        return activity.of(project, reader, request).map(this::answer);
    }

    private RestResponse<ActivityAnswer> answer(ActivityPage page) {
        var entries = page.entries();
        var response = Answers.ok(ActivityAnswer.of(entries.items()), page.completeUntil());
        links.next(entries).ifPresent(next -> response.getHeaders().add(HttpHeaders.LINK, next));
        return response;
    }
}
