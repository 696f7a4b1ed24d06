package io.groundplan.membership.api.workload;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The workload document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "workload")
public class WorkloadDocument extends SurfaceDocument implements OASFilter {

    public WorkloadDocument() {
        super(Surface.WORKLOAD, "Projects that group applications, databases and other resources.");
    }

    /** The token is the credential. */
    @Override
    protected boolean isPublic(Operation operation) {
        return "workloadGetInvite".equals(operation.getOperationId());
    }
}
