package io.groundplan.project.overview;

import io.groundplan.project.project.Project;

/**
 * A project and how many things it has: databases that exist or are being made, one that is being deleted until it is
 * dropped; API keys that are not deleted, revoked and expired ones too.
 */
public record ProjectOverview(Project project, long databases, long apiKeys) {}
