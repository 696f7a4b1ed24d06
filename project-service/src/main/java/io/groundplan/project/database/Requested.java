package io.groundplan.project.database;

import io.groundplan.project.job.Job;

/** A change that was accepted, and the job that carries it out. */
public record Requested(Job job, DatabaseProject project) {}
