package io.groundplan.bench.bare;

import java.util.List;
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

/** What the surfaces are compared with: the same reads and writes without credentials, rights or rules. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProjectsResource {
    private final Projects projects;

    ProjectsResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<Project>> get(@PathParam("id") UUID id) {
        return projects.get(id).map(found -> found == null ? RestResponse.notFound() : RestResponse.ok(found));
    }

    @GET
    public Uni<List<Project>> newest(@RestQuery UUID team, @RestQuery int limit) {
        return projects.newest(team, limit);
    }

    @POST
    public Uni<RestResponse<Project>> create(NewProject wanted) {
        return projects.create(wanted).map(made -> RestResponse.status(RestResponse.Status.CREATED, made));
    }
}
