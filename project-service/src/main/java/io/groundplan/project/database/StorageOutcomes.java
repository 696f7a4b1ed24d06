package io.groundplan.project.database;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.Projects;

/** What the guard of storage did, as the project shows it. Runs in the transaction of the inbox. */
@ApplicationScoped
public class StorageOutcomes {
    private final Projects projects;
    private final DatabaseRepository repository;

    StorageOutcomes(Projects projects, DatabaseRepository repository) {
        this.projects = projects;
        this.repository = repository;
    }

    /** Remembers it of the database, unless that is gone. */
    public Uni<Void> apply(StorageEvent event) {
        var project = new ProjectId(event.projectId());
        boolean readOnly = event instanceof StorageEvent.StorageLimited;
        return projects.lockEvenIfDeleted(project)
                .chain(() -> repository.find(new DatabaseId(event.databaseId())))
                .chain(found -> found.filter(entity -> entity.projectId.equals(event.projectId()))
                        .filter(entity -> entity.readOnly != readOnly)
                        .map(entity -> projects.touch(project)
                                .invoke(() -> entity.readOnly = readOnly)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
