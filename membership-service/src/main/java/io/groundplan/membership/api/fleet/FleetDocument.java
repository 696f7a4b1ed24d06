package io.groundplan.membership.api.fleet;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The fleet document's part that this service serves: people and invites. No project token opens any of it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "fleet")
public class FleetDocument extends SurfaceDocument implements OASFilter {

    public FleetDocument() {
        super(Surface.FLEET, "Projects with memberships, project tokens, agents and aggregators.");
    }
}
