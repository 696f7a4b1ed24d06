package io.groundplan.project.api.database;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.job.Jobs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The jobs of one project. */
@Path("/database/v1/projects/{projectID}/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
@Authenticated
@Cancellable(false)
class ProjectJobsResource {
    private static final int DEFAULT_LIMIT = 25;

    private final Jobs jobs;
    private final CurrentCaller caller;
    private final PageLinks links;

    ProjectJobsResource(Jobs jobs, CurrentCaller caller, PageLinks links) {
        this.jobs = jobs;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "listJobs",
            summary = "List the jobs of a project",
            description = "Newest first; still readable after the project is deleted.")
    public Uni<RestResponse<Answers.AllJobs>> list(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @Parameter(description = "1 to 1,000, default 25.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, DEFAULT_LIMIT);
        return jobs.ofProject(caller.get(), Ids.project(projectId), page).map(found -> {
            var body =
                    new Answers.AllJobs(found.items().stream().map(JobJson::of).toList());
            var response = RestResponse.ResponseBuilder.ok(body);
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }
}
