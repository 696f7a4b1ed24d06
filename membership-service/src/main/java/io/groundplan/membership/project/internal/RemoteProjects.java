package io.groundplan.membership.project.internal;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.project.ProjectSnapshot;
import io.groundplan.membership.project.internal.ProjectServiceClient.Ownership;
import io.groundplan.membership.project.internal.ProjectServiceClient.ProjectBody;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;

/** Asks project-service over REST. */
@ApplicationScoped
class RemoteProjects implements OwningService {
    private static final String WHAT = "the project";

    private final ProjectServiceClient client;
    private final Peer peer;

    RemoteProjects(@RestClient ProjectServiceClient client, Peers peers) {
        this.client = client;
        this.peer = peers.named("project-service");
    }

    @Override
    public Uni<Optional<ProjectSnapshot>> find(ProjectId project) {
        return peer.find(WHAT, () -> client.project(project.value()).map(RemoteProjects::snapshot));
    }

    @Override
    public Uni<Boolean> hasProjects(TeamId team) {
        return peer.ask(WHAT, () -> client.projectsOf(team.value()).map(ProjectServiceClient.TeamProjects::any));
    }

    @Override
    public Uni<Void> transferred(ProjectId project, UserId owner, TeamId team, long sequence) {
        return peer.ask(
                WHAT, () -> client.transferred(project.value(), new Ownership(owner.value(), team.value(), sequence)));
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
}
