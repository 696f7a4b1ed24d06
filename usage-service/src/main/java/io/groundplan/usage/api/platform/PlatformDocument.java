package io.groundplan.usage.api.platform;

import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The platform document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "platform")
public class PlatformDocument extends SurfaceDocument implements OASFilter {
    private static final String FOR_API_KEYS = "sendUsageEvents";

    public PlatformDocument() {
        super(Surface.PLATFORM, "Projects in teams: databases, API keys, members, usage and activity.");
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

    @Override
    protected boolean takes(String credential, Operation operation) {
        return FOR_API_KEYS.equals(operation.getOperationId());
    }
}
