package io.groundplan.membership.internal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Where the other services report verified tokens. */
@Path("/internal/users")
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class UserResource {
    private final UserDirectory directory;

    UserResource(UserDirectory directory) {
        this.directory = directory;
    }

    @PUT
    @Path("{userId}")
    @Operation(hidden = true)
    public Uni<KnownUserBody> report(@PathParam("userId") String userId, Profile profile) {
        var id = UserId.parse(userId).orElseThrow(() -> Problem.notFound("user"));
        if (profile == null) {
            throw Problem.invalid("body", "is missing");
        }
        return directory.sighted(id, profile).map(KnownUserBody::of);
    }
}
