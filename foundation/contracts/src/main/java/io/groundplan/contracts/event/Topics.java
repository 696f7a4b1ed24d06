package io.groundplan.contracts.event;

import java.util.List;

/** The Kafka topics, each written by one owner. */
public final class Topics {
    public static final String PROJECT = "groundplan.project.v1";
    public static final String MEMBERSHIP = "groundplan.membership.v1";
    public static final String JOB_REQUESTS = "groundplan.provisioning.requests.v1";
    public static final String JOBS = "groundplan.provisioning.jobs.v1";
    public static final String USAGE = "groundplan.usage.v1";
    public static final List<String> ALL = List.of(PROJECT, MEMBERSHIP, JOB_REQUESTS, JOBS, USAGE);

    private Topics() {}

    /** Where records of the topic go that could not be handled. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
