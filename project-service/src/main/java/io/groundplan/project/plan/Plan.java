package io.groundplan.project.plan;

/** What a project on the plan may use. */
public record Plan(String name, int maxConnections, long storageBytes) {}
