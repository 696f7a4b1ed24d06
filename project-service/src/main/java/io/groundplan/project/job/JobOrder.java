package io.groundplan.project.job;

import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.job.JobSpec;

/** A job to be requested: what it is to make true, where, and which database it is about, if one. */
public record JobOrder(JobSpec spec, String clusterId, Optional<DatabaseId> database) {}
