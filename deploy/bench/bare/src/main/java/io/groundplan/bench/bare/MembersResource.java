package io.groundplan.bench.bare;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestQuery;

/** What members and invites are compared with: without credentials, rights or rules. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MembersResource {
    private final Members members;

    MembersResource(Members members) {
        this.members = members;
    }

    @GET
    @Path("members")
    public Uni<List<Member>> oldest(@RestQuery UUID project, @RestQuery int limit) {
        return members.oldest(project, limit);
    }

    @POST
    @Path("invites/accept")
    public Uni<Member> accept(AcceptedInvite accepted) {
        return members.accept(accepted);
    }
}
