package io.groundplan.project.api.database;

import java.lang.annotation.Retention;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.groundplan.project.job.Jobs;
import io.groundplan.runtime.security.CurrentCaller;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

/** Refuses to begin the stream of a job that the caller may not read: once it has begun, no status can be answered. */
class JobStreams {
    private static final String JOB_ID = "jobID";

    /** Marks the operation that streams. */
    @NameBinding
    @Retention(RUNTIME)
    @interface OfReadableJob {}

    private final Jobs jobs;
    private final CurrentCaller caller;

    JobStreams(Jobs jobs, CurrentCaller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @OfReadableJob
    @ServerRequestFilter
    Uni<Response> refuse(UriInfo uri) {
        var id = Ids.job(uri.getPathParameters().getFirst(JOB_ID));
        return jobs.get(caller.get(), id).replaceWith((Response) null);
    }
}
