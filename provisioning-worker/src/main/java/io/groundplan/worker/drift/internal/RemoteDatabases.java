package io.groundplan.worker.drift.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.worker.drift.KnownDatabase;
import io.groundplan.worker.drift.KnownDatabases;

/** Asks project-service, page by page. Without its answer nothing is known, and no orphan is one. */
@ApplicationScoped
class RemoteDatabases implements KnownDatabases {
    private static final String WHAT = "the databases of projects";

    private final DatabasesClient projects;
    private final Peer peer;

    RemoteDatabases(@RestClient DatabasesClient projects, Peers peers) {
        this.projects = projects;
        this.peer = peers.named("project-service");
    }

    @Override
    public Uni<List<KnownDatabase>> all() {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<UUID>::new, this::next)
                .whilst(page -> !page.isEmpty())
                .collect()
                .in(ArrayList<KnownDatabase>::new, List::addAll)
                .map(List::copyOf);
    }

    @Override
    public Uni<List<KnownDatabase>> ofProject(ProjectId project) {
        return peer.ask(WHAT, () -> projects.ofProject(project.value()).map(RemoteDatabases::known));
    }

    private Uni<List<KnownDatabase>> next(AtomicReference<UUID> last) {
        return peer.ask(WHAT, () -> projects.after(last.get()).map(RemoteDatabases::known))
                .invoke(page -> page.forEach(database -> last.set(database.id().value())));
    }

    private static List<KnownDatabase> known(DatabasesClient.Databases answer) {
        return answer.databases().stream().map(RemoteDatabases::known).toList();
    }

    private static KnownDatabase known(DatabasesClient.Database database) {
        return new KnownDatabase(
                new DatabaseId(database.id()),
                new ProjectId(database.projectId()),
                database.clusterId(),
                database.databaseName(),
                database.ownerRole(),
                database.loginRole(),
                database.ready());
    }
}
