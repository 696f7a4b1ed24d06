package io.groundplan.worker.drift.internal;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.runtime.security.Caller;
import io.groundplan.worker.drift.Drift;

/** Where clusters and projects disagree; not routed by the gateway. */
@Path("/internal/drift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class DriftResource {
    private final Drift drift;

    DriftResource(Drift drift) {
        this.drift = drift;
    }

    /** What the last look found. */
    @GET
    @Operation(hidden = true)
    public Uni<DriftJson> last() {
        return drift.last().map(report -> DriftJson.of(report, List.of()));
    }

    /** Looks now; with `repair=true` drops the orphans, says what became of each, and reports what is left. */
    @POST
    @Operation(hidden = true)
    public Uni<DriftJson> look(@QueryParam("repair") @DefaultValue("false") boolean repair) {
        return repair
                ? drift.repair().map(outcome -> DriftJson.of(outcome.report(), outcome.repaired()))
                : drift.look().map(report -> DriftJson.of(report, List.of()));
    }
}
