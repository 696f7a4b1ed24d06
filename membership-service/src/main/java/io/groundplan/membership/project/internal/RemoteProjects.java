package io.groundplan.membership.project.internal;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.project.ProjectSnapshot;
import io.groundplan.membership.project.internal.ProjectServiceClient.Ownership;
import io.groundplan.membership.project.internal.ProjectServiceClient.ProjectBody;
import io.groundplan.runtime.problem.Problem;

/** Asks project-service over REST. */
@ApplicationScoped
class RemoteProjects implements OwningService {
    private static final Logger LOG = Logger.getLogger(RemoteProjects.class);

    private final ProjectServiceClient client;

    RemoteProjects(@RestClient ProjectServiceClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<ProjectSnapshot>> find(ProjectId project) {
        return client.project(project.value())
                .map(body -> Optional.of(snapshot(body)))
                .onFailure(RemoteProjects::isUnknown)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(RemoteProjects::unavailable);
    }

    @Override
    public Uni<Boolean> hasProjects(TeamId team) {
        return client.projectsOf(team.value())
                .map(ProjectServiceClient.TeamProjects::any)
                .onFailure()
                .transform(RemoteProjects::unavailable);
    }

    @Override
    public Uni<Void> transferred(ProjectId project, UserId owner, TeamId team, long sequence) {
        return client.transferred(project.value(), new Ownership(owner.value(), team.value(), sequence))
                .onFailure()
                .transform(RemoteProjects::unavailable);
    }

    private static ProjectSnapshot snapshot(ProjectBody body) {
        return new ProjectSnapshot(
                new ProjectId(body.id()),
                new TeamId(body.teamId()),
                new UserId(body.ownerId()),
                body.name(),
                Optional.ofNullable(body.displayName()),
                Optional.ofNullable(body.description()),
                Optional.ofNullable(body.color()),
                Optional.ofNullable(body.iconFile()),
                body.singleServerMode(),
                Optional.ofNullable(body.defaultServerId()),
                body.autoErrorTrackingEnabled(),
                body.createdAt(),
                body.updatedAt());
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode();
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("project-service did not answer: %s", failure);
        return Problem.unavailable("the project cannot be looked up now, try again");
    }
}
