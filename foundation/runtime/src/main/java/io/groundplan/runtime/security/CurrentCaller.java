package io.groundplan.runtime.security;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import io.groundplan.runtime.problem.Problem;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The proven caller; an anonymous request is refused. */
    public Caller get() {
        if (identity.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new UnauthorizedException();
    }

    /** The person; programs are refused. */
    public Caller.User user() {
        if (identity.getPrincipal() instanceof Caller.User user) {
            return user;
        }
        if (identity.getPrincipal() instanceof Caller.ProjectToken) {
            throw Problem.forbidden("a project token does not open this");
        }
        throw new UnauthorizedException();
    }
}
