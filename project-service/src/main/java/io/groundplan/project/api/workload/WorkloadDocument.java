package io.groundplan.project.api.workload;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

import io.groundplan.runtime.openapi.SurfaceDocument;
import io.groundplan.runtime.surface.Surface;

/** The workload document's part that this service serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = "workload")
public class WorkloadDocument extends SurfaceDocument implements OASFilter {

    public WorkloadDocument() {
        super(Surface.WORKLOAD, "Projects with their icons, environments and databases.");
    }

    /** An icon's name is the credential for it. */
    @Override
    protected boolean isPublic(Operation operation) {
        return IconFilesResource.OPERATION.equals(operation.getOperationId());
    }
}
