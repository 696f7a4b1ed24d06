package io.groundplan.project.access;

import java.util.EnumSet;
import java.util.Set;

import io.groundplan.runtime.security.Scope;

/** What can be done with a project: the role that a person needs for it and the scope that an API key needs. */
public enum Permission {
    READ_PROJECT(Role.VIEWER, Scope.PROJECTS_READ),
    UPDATE_PROJECT(Role.ADMIN, Scope.PROJECTS_WRITE),
    /** For owners of the team; a project's own owner may be less in it. */
    SET_PLAN(Role.OWNER, Scope.PROJECTS_WRITE),
    DELETE_PROJECT(Role.OWNER, Scope.PROJECTS_WRITE),
    /** For the project's own owner alone, where a surface's document says so. */
    OWN_PROJECT(Role.OWNER, Scope.PROJECTS_WRITE),
    /** Tasks and what else people write about their work. */
    WRITE_CONTENT(Role.MEMBER, Scope.PROJECTS_WRITE),
    READ_JOBS(Role.VIEWER, Scope.JOBS_READ),
    READ_CREDENTIALS(Role.MEMBER, Scope.CREDENTIALS_READ),
    ROTATE_CREDENTIALS(Role.ADMIN, Scope.PROJECTS_WRITE),
    CHANGE_DATABASES(Role.ADMIN, Scope.PROJECTS_WRITE),
    /** A key that can write projects has an owner's power. */
    GIVE_PROJECTS_WRITE(Role.OWNER, Scope.API_KEYS_WRITE),
    LIST_API_KEYS(Role.ADMIN, Scope.API_KEYS_READ),
    WRITE_API_KEYS(Role.ADMIN, Scope.API_KEYS_WRITE),
    MANAGE_PROJECT_TOKENS(Role.ADMIN, Scope.PROJECTS_WRITE),
    REGISTER_AGENTS(Role.MEMBER, Scope.PROJECTS_WRITE),
    REMOVE_AGENTS(Role.ADMIN, Scope.PROJECTS_WRITE);

    /** What a program with a project token can be allowed to do; everything else is for people. */
    private static final Set<Permission> FOR_PROJECT_TOKENS =
            EnumSet.of(READ_PROJECT, UPDATE_PROJECT, REGISTER_AGENTS, REMOVE_AGENTS);

    private final Role role;
    private final Scope scope;

    Permission(Role role, Scope scope) {
        this.role = role;
        this.scope = scope;
    }

    Role role() {
        return role;
    }

    boolean isForProjectTokens() {
        return FOR_PROJECT_TOKENS.contains(this);
    }

    public Scope scope() {
        return scope;
    }
}
