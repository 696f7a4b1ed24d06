package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;

/**
 * Which of its databases a project is on the database surface: the first one, until it is being deleted; then the oldest
 * that is not. While all are being deleted it stays one of them, so that a project has a primary one as long as it has
 * any.
 */
@ApplicationScoped
class PrimaryDatabase {
    private final DatabaseRepository repository;
    private final Projects projects;

    PrimaryDatabase(DatabaseRepository repository, Projects projects) {
        this.repository = repository;
        this.projects = projects;
    }

    /** Called for a locked project whenever a database of it came, goes or is gone. */
    Uni<Project> settle(Project project) {
        return repository
                .ofProject(project.id())
                .map(oldestFirst -> chosen(project.primaryDatabase(), oldestFirst))
                .chain(chosen -> chosen.equals(project.primaryDatabase())
                        ? Uni.createFrom().item(project)
                        : projects.setPrimaryDatabase(project.id(), chosen));
    }

    private static Optional<DatabaseId> chosen(Optional<DatabaseId> present, List<DatabaseEntity> oldestFirst) {
        var staying = oldestFirst.stream()
                .filter(entity -> DatabaseState.of(entity.state) != DatabaseState.DELETING)
                .map(entity -> new DatabaseId(entity.id))
                .toList();
        var all = oldestFirst.stream().map(entity -> new DatabaseId(entity.id)).toList();
        return present.filter(staying::contains)
                .or(() -> staying.stream().findFirst())
                .or(() -> present.filter(all::contains))
                .or(() -> all.stream().findFirst());
    }
}
