package io.groundplan.runtime.directory;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.internal.ServiceHeaders;

/** The user directory of membership-service. */
@RegisterRestClient(configKey = "membership-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal/users")
interface DirectoryClient {

    /** The part of the answer that is kept; everything else of it follows from the report. */
    record KnownPerson(DirectoryEntry user) {}

    @PUT
    @Path("{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<KnownPerson> report(@PathParam("userId") UUID userId, Profile profile);
}
