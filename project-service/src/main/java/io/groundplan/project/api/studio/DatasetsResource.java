package io.groundplan.project.api.studio;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.traceability.Datasets;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The datasets of a project. */
@Path("/projects/{id}/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Traceability", description = "Which data was used, what was tried, and what was decided.")
@Authenticated
@Idempotent
@Cancellable(false)
class DatasetsResource {
    private final Datasets datasets;
    private final CurrentCaller caller;
    private final PageLinks links;

    DatasetsResource(Datasets datasets, CurrentCaller caller, PageLinks links) {
        this.datasets = datasets;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "studioListDatasets",
            summary = "List datasets",
            description = "Newest first; Link names the next page, if there is one. Needs the role viewer.")
    public Uni<RestResponse<List<DatasetJson>>> list(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return datasets.list(caller.user(), Ids.project(id), page).map(found -> links.answer(found, DatasetJson::of));
    }

    @POST
    @APIResponseSchema(value = DatasetJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "studioCreateDataset",
            summary = "Write down a dataset",
            description = "Needs the role member.")
    public Uni<RestResponse<DatasetJson>> create(
            @Parameter(description = "Project id.") @PathParam("id") String id, DatasetContentJson body) {
        return datasets.create(caller.user(), Ids.project(id), Inputs.body(body).toDomain())
                .map(dataset -> RestResponse.status(RestResponse.Status.CREATED, DatasetJson.of(dataset)));
    }

    @DELETE
    @Path("{datasetId}")
    @Operation(
            operationId = "studioDeleteDataset",
            summary = "Delete a dataset",
            description = "Needs the role member.")
    public Uni<RestResponse<MessageJson>> delete(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "Dataset id.") @PathParam("datasetId") String datasetId) {
        return datasets.delete(caller.user(), Ids.project(id), Ids.dataset(datasetId))
                .replaceWith(() -> MessageJson.deleted("Dataset"));
    }
}
