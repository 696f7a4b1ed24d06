package io.groundplan.contracts.job;

import java.util.UUID;

/**
 * One logical database on a cluster and its two roles, by names that project-service generated
 * (`[a-z][a-z0-9_]{0,62}`): a NOLOGIN owner role and the login role that clients use.
 */
public record DatabaseTarget(UUID databaseId, String databaseName, String ownerRole, String loginRole) {}
