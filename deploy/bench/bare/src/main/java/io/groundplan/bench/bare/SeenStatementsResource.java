package io.groundplan.bench.bare;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes a statement and answers with what it finds. */
@Path("/statements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SeenStatementsResource {
    private final SeenStatements statements;

    SeenStatementsResource(SeenStatements statements) {
        this.statements = statements;
    }

    /** A statement whose `$1` is a user and whose `$2` is a project. */
    record NewStatement(String sql) {}

    /** Where it is run. */
    record Kept(int number) {}

    @POST
    public RestResponse<Kept> add(NewStatement statement) {
        return RestResponse.status(RestResponse.Status.CREATED, new Kept(statements.add(statement.sql())));
    }

    @GET
    @Path("{number}/{id}")
    public Uni<RestResponse<Project>> run(
            @PathParam("number") int number, @PathParam("id") UUID id, @RestQuery UUID user) {
        return statements
                .run(number, user, id)
                .map(found -> found == null ? RestResponse.notFound() : RestResponse.ok(found));
    }
}
