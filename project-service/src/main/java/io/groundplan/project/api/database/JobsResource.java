package io.groundplan.project.api.database;

import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.job.Jobs;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.CurrentCaller;

/** Jobs, by which everything slow happens. */
@Path("/database/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "What is being done for a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class JobsResource {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Pattern WAIT = Pattern.compile("(\\d{1,3})s?");

    private final Jobs jobs;
    private final CurrentCaller caller;

    JobsResource(Jobs jobs, CurrentCaller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("{jobID}")
    @Operation(
            operationId = "getJob",
            summary = "Get a job",
            description = "With wait, the answer is held until the job ends or the time is up.")
    public Uni<RestResponse<Answers.OneJob>> get(
            @Parameter(description = "Job id.") @PathParam("jobID") String jobId,
            @Parameter(description = "Seconds to wait for the end, at most 60s.", example = "30s") @QueryParam("wait")
                    String wait) {
        return jobs.await(caller.get(), Ids.job(jobId), parseWait(wait))
                .map(job -> RestResponse.ResponseBuilder.ok(new Answers.OneJob(JobJson.of(job)))
                        .tag(EntityTags.of(job.version()))
                        .build());
    }

    @GET
    @Path("{jobID}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @JobStreams.OfReadableJob
    @Operation(
            operationId = "streamJob",
            summary = "Follow a job",
            description = "Server-sent events, one for every state from the request on; ends with the job.")
    public Multi<Answers.OneJob> events(@Parameter(description = "Job id.") @PathParam("jobID") String jobId) {
        return jobs.watch(caller.get(), Ids.job(jobId)).map(job -> new Answers.OneJob(JobJson.of(job)));
    }

    @POST
    @Path("{jobID}/cancel")
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "Ends a pending job at once and a running one at its next step, undoing what it made. 409 for"
                    + " a job that has ended and for deletions.")
    public Uni<RestResponse<Answers.OneJob>> cancel(
            @Parameter(description = "Job id.") @PathParam("jobID") String jobId) {
        return jobs.cancel(caller.get(), Ids.job(jobId)).map(Accepted::job);
    }

    private static Duration parseWait(String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        var form = WAIT.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(1)) > LONGEST_WAIT_SECONDS) {
            throw Problem.invalid("wait", "must be a number of seconds such as 30s, at most 60s");
        }
        return Duration.ofSeconds(Integer.parseInt(form.group(1)));
    }
}
