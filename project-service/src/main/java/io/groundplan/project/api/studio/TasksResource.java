package io.groundplan.project.api.studio;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.task.Tasks;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The tasks of a project. */
@Path("/projects/{id}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks", description = "What is to be done in a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class TasksResource {
    private final Tasks tasks;
    private final CurrentCaller caller;
    private final PageLinks links;

    TasksResource(Tasks tasks, CurrentCaller caller, PageLinks links) {
        this.tasks = tasks;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "studioListTasks",
            summary = "List tasks",
            description = "Newest first; Link names the next page, if there is one. Needs the role viewer.")
    public Uni<RestResponse<List<TaskJson>>> list(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return tasks.list(caller.user(), Ids.project(id), page).map(found -> links.answer(found, TaskJson::of));
    }

    @POST
    @APIResponseSchema(value = TaskJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "studioCreateTask",
            summary = "Create a task",
            description = "It is pending. Needs the role member.")
    public Uni<RestResponse<TaskJson>> create(
            @Parameter(description = "Project id.") @PathParam("id") String id, TaskDetailsJson body) {
        return tasks.create(caller.user(), Ids.project(id), Inputs.body(body).toDomain())
                .map(task -> TaskAnswers.of(RestResponse.Status.CREATED, task));
    }
}
