package io.groundplan.project.api.database;

import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.project.job.Job;

/** The answer to a change that a job carries out. */
final class Accepted {
    private Accepted() {}

    static RestResponse<Answers.OneJob> job(Job job) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, new Answers.OneJob(JobJson.of(job)))
                .build();
    }
}
