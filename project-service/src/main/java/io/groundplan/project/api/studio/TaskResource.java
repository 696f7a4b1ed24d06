package io.groundplan.project.api.studio;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.task.Tasks;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** One task of a project. A change to what is so already changes nothing. */
@Path("/projects/{id}/tasks/{taskId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks", description = "What is to be done in a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class TaskResource {
    private final Tasks tasks;
    private final CurrentCaller caller;

    TaskResource(Tasks tasks, CurrentCaller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "studioGetTask", summary = "Get a task", description = "Needs the role viewer.")
    public Uni<RestResponse<TaskJson>> get(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId) {
        return tasks.get(caller.user(), Ids.project(id), Ids.task(taskId)).map(TaskAnswers::of);
    }

    @PUT
    @Operation(
            operationId = "studioUpdateTask",
            summary = "Replace what is said about a task",
            description = "What is absent or null is cleared; the status stays. Needs the role member.")
    public Uni<RestResponse<TaskJson>> update(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TaskDetailsJson body) {
        var details = Inputs.body(body).toDomain();
        return tasks.update(caller.user(), Ids.project(id), Ids.task(taskId), details, EntityTags.expected(ifMatch))
                .map(TaskAnswers::of);
    }

    @DELETE
    @Operation(operationId = "studioDeleteTask", summary = "Delete a task", description = "Needs the role member.")
    public Uni<RestResponse<MessageJson>> delete(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return tasks.delete(caller.user(), Ids.project(id), Ids.task(taskId), EntityTags.expected(ifMatch))
                .replaceWith(() -> MessageJson.deleted("Task"));
    }

    @POST
    @Path("status")
    @Operation(
            operationId = "studioSetTaskStatus",
            summary = "Set a task's status",
            description =
                    "startedAt is set when the task first leaves pending, finishedAt while it is completed. Needs the role member.")
    public Uni<RestResponse<TaskJson>> setStatus(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TaskChanges.StatusJson body) {
        var status = Inputs.body(body).toDomain();
        return tasks.setStatus(caller.user(), Ids.project(id), Ids.task(taskId), status, EntityTags.expected(ifMatch))
                .map(TaskAnswers::of);
    }

    @PATCH
    @Path("phase")
    @Operation(
            operationId = "studioSetTaskPhase",
            summary = "Move a task to another phase",
            description = "Nothing else changes. Needs the role member.")
    public Uni<RestResponse<TaskJson>> setPhase(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TaskChanges.PhaseJson body) {
        var phase = Inputs.body(body).toDomain();
        return tasks.setPhase(caller.user(), Ids.project(id), Ids.task(taskId), phase, EntityTags.expected(ifMatch))
                .map(TaskAnswers::of);
    }

    @PATCH
    @Path("reassign")
    @Operation(
            operationId = "studioReassignTask",
            summary = "Give a task to someone else, or to nobody",
            description = "404 for a user without a role in the project. Needs the role member.")
    public Uni<RestResponse<TaskJson>> reassign(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Task id.") @PathParam("taskId") String taskId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TaskChanges.AssigneeJson body) {
        var assignee = Inputs.body(body).toDomain();
        return tasks.reassign(caller.user(), Ids.project(id), Ids.task(taskId), assignee, EntityTags.expected(ifMatch))
                .map(TaskAnswers::of);
    }
}
