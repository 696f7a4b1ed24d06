package io.groundplan.project.database;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.secret.LoginPasswords;
import io.groundplan.project.secret.Vault;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** The login of a project's primary database: reading and replacing it. */
@ApplicationScoped
public class Credentials {
    private final Databases databases;
    private final DatabaseRepository repository;
    private final ConnectionUrls urls;
    private final Access access;
    private final LoginPasswords passwords;
    private final Vault vault;

    Credentials(
            Databases databases,
            DatabaseRepository repository,
            ConnectionUrls urls,
            Access access,
            LoginPasswords passwords,
            Vault vault) {
        this.databases = databases;
        this.repository = repository;
        this.urls = urls;
        this.access = access;
        this.passwords = passwords;
        this.vault = vault;
    }

    public Uni<Connections> connections(Caller caller, ProjectId id) {
        return access.requireUntilGone(caller, id, Permission.READ_CREDENTIALS)
                .chain(() -> databases.primaryOf(id))
                .map(this::connections);
    }

    /** Orders a new password; the old one opens the database until the job completes. */
    public Uni<Job> rotate(Caller caller, ProjectId id) {
        return access.requireUntilGone(caller, id, Permission.ROTATE_CREDENTIALS)
                .chain(() -> startRotation(caller, id));
    }

    @WithTransaction
    Uni<Job> startRotation(Caller caller, ProjectId id) {
        return databases
                .lockReady(id, ExpectedVersion.ANY)
                .call(databases::requireNoUnfinishedJob)
                .chain(project -> {
                    var database = project.database();
                    var password = passwords.next();
                    var spec = new JobSpec.RotateCredentials(database.target(), passwords.verifierOf(password));
                    return repository
                            .find(database.id())
                            .invoke(entity -> entity.orElseThrow()
                                    .setNextPassword(
                                            vault.seal(password, database.id().text())))
                            .chain(() -> databases.order(
                                    project,
                                    new JobOrder(spec, database.clusterId(), Optional.of(database.id())),
                                    caller.actor()));
                })
                .map(Requested::job);
    }

    private Connections connections(DatabaseProject project) {
        if (project.state() != DatabaseState.READY) {
            throw Problem.conflict("project must be ready");
        }
        return urls.of(project.database());
    }
}
