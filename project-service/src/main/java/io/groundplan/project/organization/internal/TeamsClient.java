package io.groundplan.project.organization.internal;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.internal.ServiceHeaders;

/** Asks membership-service for the personal team of someone whose events have not arrived yet. */
@RegisterRestClient(configKey = "membership-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal/users")
public interface TeamsClient {

    record Team(UUID id, String name, String slug, Instant createdAt) {}

    record Sighted(Team personalTeam) {}

    @PUT
    @Path("{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Sighted> sighted(@PathParam("userId") UUID userId, Profile profile);
}
