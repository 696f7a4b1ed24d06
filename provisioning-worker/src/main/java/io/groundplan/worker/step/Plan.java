package io.groundplan.worker.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.worker.cluster.ExtensionName;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.ScramVerifier;
import io.groundplan.worker.copy.RoleMap;
import io.groundplan.worker.retry.PermanentFailureException;

/** The steps of a job, in order: a pure function of what the job asks for. */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Throws {@link PermanentFailureException} for a job whose names or values are none of ours. */
    public static Plan of(JobSpec spec) {
        return new Plan(
                switch (spec.jobType()) {
                    case PROJECT_PROVISION -> {
                        var job = (JobSpec.ProvisionProject) spec;
                        yield create(job.target(), job.scramVerifier(), job.limits(), job.extensions());
                    }
                    case DATABASE_CREATE -> {
                        var job = (JobSpec.CreateDatabase) spec;
                        yield create(job.target(), job.scramVerifier(), job.limits(), job.extensions());
                    }
                    case PROJECT_DELETE -> delete(((JobSpec.DeleteProject) spec).targets());
                    case DATABASE_DELETE -> delete(List.of(((JobSpec.DeleteDatabase) spec).target()));
                    case EXTENSION_ENABLE -> {
                        var job = (JobSpec.EnableExtension) spec;
                        yield List.of(new EnableExtension(database(job.target()), new ExtensionName(job.extension())));
                    }
                    case EXTENSION_DISABLE -> {
                        var job = (JobSpec.DisableExtension) spec;
                        yield List.of(new DisableExtension(database(job.target()), new ExtensionName(job.extension())));
                    }
                    case CREDENTIALS_ROTATE -> {
                        var job = (JobSpec.RotateCredentials) spec;
                        var login = login(job.target());
                        yield List.of(
                                new ReplacePassword(login, new ScramVerifier(job.scramVerifier())),
                                new TerminateSessions(login));
                    }
                    case LIMITS_APPLY -> {
                        var job = (JobSpec.ApplyLimits) spec;
                        yield List.of(new SetLimits(
                                job.targets().stream().map(Plan::login).toList(), job.limits()));
                    }
                    case ENVIRONMENT_CLONE -> copy((JobSpec.CloneEnvironment) spec);
                });
    }

    /** The same on a cluster with a connection pooler, which checks passwords as that role. */
    public static Plan of(JobSpec spec, Optional<Identifier> pooler) {
        var steps = new ArrayList<>(of(spec).steps());
        pooler.ifPresent(role -> made(spec)
                .map(target -> new AdmitPooler(database(target), role))
                .ifPresent(steps::add));
        return new Plan(steps);
    }

    private static Optional<DatabaseTarget> made(JobSpec spec) {
        return switch (spec.jobType()) {
            case PROJECT_PROVISION -> Optional.of(((JobSpec.ProvisionProject) spec).target());
            case DATABASE_CREATE -> Optional.of(((JobSpec.CreateDatabase) spec).target());
            case ENVIRONMENT_CLONE -> Optional.of(((JobSpec.CloneEnvironment) spec).target());
            case PROJECT_DELETE,
                    DATABASE_DELETE,
                    EXTENSION_ENABLE,
                    EXTENSION_DISABLE,
                    CREDENTIALS_ROTATE,
                    LIMITS_APPLY -> Optional.empty();
        };
    }

    private static List<Step> create(
            DatabaseTarget target, String verifier, RoleLimits limits, List<String> extensions) {
        var database = database(target);
        var owner = owner(target);
        var login = login(target);
        var wanted = extensions == null
                ? List.<ExtensionName>of()
                : extensions.stream().map(ExtensionName::new).toList();
        return List.of(
                new IsolateCluster(),
                new CreateOwnerRole(owner),
                new CreateLoginRole(login, owner, new ScramVerifier(verifier), Optional.of(limits)),
                new SetLimits(List.of(login), limits),
                new CreateDatabase(database, owner, wanted),
                new MarkDatabase(database),
                new GrantPrivileges(database, owner),
                new OpenDatabase(database),
                new EnableExtensions(database, wanted),
                new VerifyAccess(database, login));
    }

    /**
     * The copy is made behind a password of its own, so that its login is complete but nobody has it, and before there are
     * limits, which are for clients.
     */
    private static List<Step> copy(JobSpec.CloneEnvironment job) {
        var database = database(job.target());
        var verifier = new ScramVerifier(job.scramVerifier());
        var roles = new RoleMap(owner(job.source()), login(job.source()), owner(job.target()), login(job.target()));
        return List.of(
                new IsolateCluster(),
                new CreateOwnerRole(roles.owner()),
                new CreateLoginRole(roles.login(), roles.owner(), verifier, Optional.empty()),
                new CloneDatabase(database(job.source()), database, roles, verifier),
                new GrantPrivileges(database, roles.owner()),
                new SetLimits(List.of(roles.login()), job.limits()),
                new OpenDatabase(database),
                new VerifyAccess(database, roles.login()));
    }

    /** All databases are closed before the first is dropped: until then a cancel brings the project back whole. */
    private static List<Step> delete(List<DatabaseTarget> targets) {
        var steps = new ArrayList<Step>();
        targets.forEach(target -> steps.add(new CloseDatabase(database(target))));
        targets.stream().flatMap(Plan::drop).forEach(steps::add);
        return steps;
    }

    private static Stream<Step> drop(DatabaseTarget target) {
        return Stream.of(new DropDatabase(database(target)), new DropRole(login(target)), new DropRole(owner(target)));
    }

    private static Identifier database(DatabaseTarget target) {
        return new Identifier(target.databaseName());
    }

    private static Identifier owner(DatabaseTarget target) {
        return new Identifier(target.ownerRole());
    }

    private static Identifier login(DatabaseTarget target) {
        return new Identifier(target.loginRole());
    }
}
