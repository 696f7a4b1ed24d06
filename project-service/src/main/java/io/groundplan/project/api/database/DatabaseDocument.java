package io.groundplan.project.api.database;

import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The database document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "database")
public class DatabaseDocument extends SurfaceDocument implements OASFilter {

    public DatabaseDocument() {
        super(Surface.DATABASE, "Projects as logical PostgreSQL databases, changed by jobs.");
    }

    @Override
    protected Map<String, SecurityScheme> furtherCredentials() {
        return Map.of(
                "apiKey",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("An API key; a bearer that looks like one (capy_live_...) is taken for one too."));
    }
}
