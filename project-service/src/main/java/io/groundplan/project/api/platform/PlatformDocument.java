package io.groundplan.project.api.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The platform document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "platform")
public class PlatformDocument extends SurfaceDocument implements OASFilter {

    public PlatformDocument() {
        super(Surface.PLATFORM, "Projects within teams, with their databases and API keys.");
    }
}
