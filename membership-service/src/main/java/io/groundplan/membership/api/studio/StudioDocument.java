package io.groundplan.membership.api.studio;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The studio document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "studio")
public class StudioDocument extends SurfaceDocument implements OASFilter {

    public StudioDocument() {
        super(Surface.STUDIO, "Projects of data-science teams: a manager, a team, tasks, and what came of them.");
    }
}
