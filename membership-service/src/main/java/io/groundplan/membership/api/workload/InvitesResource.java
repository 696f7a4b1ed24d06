package io.groundplan.membership.api.workload;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.ProjectInvites;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** What a mailed token opens; section "Invites" of the workload document. */
@Path("/api/v1/invites/{token}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workload invites", description = "How people come into a project.")
@Cancellable(false)
class InvitesResource {
    private final ProjectInvites invites;
    private final CurrentCaller caller;

    InvitesResource(ProjectInvites invites, CurrentCaller caller) {
        this.invites = invites;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @APIResponseSchema(value = InviteJson.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "workloadGetInvite",
            summary = "Get an invite by its token",
            description = "With the project that it leads to. Needs no login: the token is the credential. 404 for an"
                    + " invite that was accepted or cancelled, or has expired.")
    public Uni<RestResponse<InviteJson>> get(
            @Parameter(description = "The invite's token.") @PathParam("token") String token) {
        return invites.open(token).map(opened -> RestResponse.ResponseBuilder.ok(InviteJson.of(opened))
                .tag(EntityTags.of(opened.invite().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    @POST
    @Path("accept")
    @Authenticated
    @Idempotent
    @APIResponseSchema(value = MemberJson.class, responseCode = "200", responseDescription = "Accepted.")
    @Operation(
            operationId = "workloadAcceptInvite",
            summary = "Accept an invite",
            description = "Makes the caller a member; a member keeps the stronger of both roles. The caller's verified"
                    + " e-mail address must be the invite's (403). Accepting again answers the same member; 404 for an"
                    + " invite that somebody else accepted, that was cancelled or has expired.")
    public Uni<RestResponse<MemberJson>> accept(
            @Parameter(description = "The invite's token.") @PathParam("token") String token) {
        return invites.accept(caller.user(), token).map(member -> RestResponse.ResponseBuilder.ok(MemberJson.of(member))
                .tag(EntityTags.of(member.version()))
                .build());
    }
}
