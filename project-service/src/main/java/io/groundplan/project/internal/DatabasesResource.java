package io.groundplan.project.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.database.DatabaseInventory;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Tells provisioning-worker which databases projects have, so that it can see what its clusters hold beyond them. */
@Path("/internal/databases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class DatabasesResource {
    record DatabaseJson(
            UUID id,
            UUID projectId,
            String clusterId,
            String databaseName,
            String ownerRole,
            String loginRole,
            boolean ready) {
        static DatabaseJson of(DatabaseInventory.Entry entry) {
            var target = entry.target();
            return new DatabaseJson(
                    target.databaseId(),
                    entry.project().value(),
                    entry.clusterId(),
                    target.databaseName(),
                    target.ownerRole(),
                    target.loginRole(),
                    entry.ready());
        }
    }

    record DatabasesJson(List<DatabaseJson> databases) {
        static DatabasesJson of(List<DatabaseInventory.Entry> entries) {
            return new DatabasesJson(entries.stream().map(DatabaseJson::of).toList());
        }
    }

    private final DatabaseInventory inventory;

    DatabasesResource(DatabaseInventory inventory) {
        this.inventory = inventory;
    }

    /** The databases of one project, or a page of all: at most 1,000 behind the id `after`; an empty page is the last. */
    @GET
    @Operation(hidden = true)
    public Uni<DatabasesJson> list(@QueryParam("project") String project, @QueryParam("after") String after) {
        var found = project == null
                ? inventory.after(Optional.ofNullable(after).map(DatabasesResource::database), DatabaseInventory.MOST)
                : inventory.ofProject(ProjectId.parse(project).orElseThrow(Problem::projectNotFound));
        return found.map(DatabasesJson::of);
    }

    private static DatabaseId database(String id) {
        return DatabaseId.parse(id).orElseThrow(() -> Problem.notFound("database"));
    }
}
