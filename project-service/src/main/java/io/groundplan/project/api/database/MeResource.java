package io.groundplan.project.api.database;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.organization.Organization;
import io.groundplan.project.organization.Organizations;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.runtime.security.Scope;

/** Who the caller is. */
@Path("/database/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me", description = "The caller.")
@Authenticated
@Cancellable(false)
class MeResource {

    @Schema(name = "Organization")
    @JsonNaming(SnakeCaseStrategy.class)
    record OrganizationJson(
            @Schema(required = true) String id,
            @Schema(required = true) String name,
            @Schema(required = true) String slug,
            @Schema(required = true) Instant createdAt) {

        static OrganizationJson of(Organization organization) {
            return new OrganizationJson(
                    organization.id().organizationText(),
                    organization.name(),
                    organization.slug(),
                    Seconds.of(organization.createdAt()));
        }
    }

    @Schema(name = "Principal")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrincipalJson(
            @Schema(
                            required = true,
                            enumeration = {"jwt", "api_key"})
                    String authSource,
            @Schema(required = true, description = "Whether the caller administers the whole installation.")
                    boolean isAdmin,
            @Schema(required = true) String organizationId,
            @Schema(required = true, description = "All for a person, whose roles decide.") List<String> scopes,
            @Schema(description = "Absent for API keys.") String userId) {}

    @Schema(name = "MeAnswer")
    record Me(
            @Schema(required = true, nullable = true) OrganizationJson organization,
            @Schema(required = true) PrincipalJson principal) {}

    private final Organizations organizations;
    private final CurrentCaller caller;

    MeResource(Organizations organizations, CurrentCaller caller) {
        this.organizations = organizations;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Get the caller", description = "Organization and principal.")
    public Uni<Me> me() {
        var who = caller.get();
        return organizations
                .of(who)
                .map(found -> new Me(found.map(OrganizationJson::of).orElse(null), principal(who)));
    }

    private static PrincipalJson principal(Caller who) {
        if (who instanceof Caller.ApiKey key) {
            return new PrincipalJson(
                    "api_key", false, key.organization().organizationText(), texts(key.scopes().stream()), null);
        }
        var user = ((Caller.User) who).id();
        return new PrincipalJson(
                "jwt",
                false,
                TeamId.personalOf(user).organizationText(),
                texts(Stream.of(Scope.values())),
                user.text());
    }

    private static List<String> texts(Stream<Scope> scopes) {
        return scopes.map(Scope::text).sorted().toList();
    }
}
