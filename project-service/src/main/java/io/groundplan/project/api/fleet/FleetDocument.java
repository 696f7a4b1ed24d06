package io.groundplan.project.api.fleet;

import java.util.Map;
import java.util.Set;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The fleet document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "fleet")
public class FleetDocument extends SurfaceDocument implements OASFilter {
    /** The operations that a project token opens too. */
    private static final Set<String> FOR_PROJECT_TOKENS = Set.of(
            "getFleetProject",
            "updateFleetProject",
            "registerFleetAgent",
            "listFleetAgents",
            "deleteFleetAgent",
            "registerFleetAggregator",
            "listFleetAggregators",
            "deleteFleetAggregator");

    public FleetDocument() {
        super(Surface.FLEET, "Projects with memberships, project tokens, agents and aggregators.");
    }

    @Override
    protected Map<String, SecurityScheme> furtherCredentials() {
        return Map.of(
                "projectToken",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Project-Token")
                        .description("A token of the project. Not looked at beside a bearer token."));
    }

    @Override
    protected boolean takes(String credential, Operation operation) {
        return FOR_PROJECT_TOKENS.contains(operation.getOperationId());
    }
}
