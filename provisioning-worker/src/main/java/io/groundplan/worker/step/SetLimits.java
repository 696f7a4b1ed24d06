package io.groundplan.worker.step;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.RoleFacts;
import io.groundplan.worker.retry.PermanentFailureException;

/** What the login roles may use, for all of them in one transaction. Sessions that are open keep what they have. */
record SetLimits(List<Identifier> logins, RoleLimits limits) implements Step {
    private static final Pattern INTERVAL = Pattern.compile("[0-9]{1,9} ?(us|ms|s|min|h|d)?");

    /** Plans do not vary it: long enough for a migration, short enough that a forgotten lock does not pile up clients. */
    private static final String LOCK_TIMEOUT = "30s";

    SetLimits {
        requireInterval(limits.statementTimeout());
        requireInterval(limits.idleTransactionTimeout());
    }

    @Override
    public String name() {
        return "limits " + logins.stream().map(Identifier::name).collect(Collectors.joining(" "));
    }

    @Override
    public String tag() {
        return "ALTER ROLE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return Multi.createFrom()
                .iterable(logins)
                .onItem()
                .transformToUniAndConcatenate(login -> detect(session, login))
                .collect()
                .asList()
                .map(SetLimits::worst);
    }

    private Uni<StepOutcome> detect(ClusterSession session, Identifier login) {
        return session.catalog().role(login).map(found -> {
            if (found.isEmpty() || !found.get().belongsTo(session.marker())) {
                return StepOutcome.refused("role %s is gone or not this project's".formatted(login));
            }
            return isSet(found.get()) ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP);
        });
    }

    private boolean isSet(RoleFacts facts) {
        return facts.connectionLimit() == limits.connectionLimit()
                && facts.settings()
                        .containsAll(List.of(
                                "statement_timeout=" + limits.statementTimeout(),
                                "idle_in_transaction_session_timeout=" + limits.idleTransactionTimeout(),
                                "lock_timeout=" + LOCK_TIMEOUT));
    }

    private static StepOutcome worst(List<StepOutcome> outcomes) {
        return outcomes.stream()
                .filter(StepOutcome.Refused.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(StepOutcome.Needed.class::isInstance)
                        .findFirst())
                .orElseGet(StepOutcome::satisfied);
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute(
                logins.stream().map(login -> statements(login, limits)).collect(Collectors.joining(";\n")));
    }

    static String statements(Identifier login, RoleLimits limits) {
        return """
                alter role %1$s with connection limit %2$d;
                alter role %1$s set statement_timeout to '%3$s';
                alter role %1$s set idle_in_transaction_session_timeout to '%4$s';
                alter role %1$s set lock_timeout to '%5$s'
                """
                .formatted(
                        login.quoted(),
                        limits.connectionLimit(),
                        limits.statementTimeout(),
                        limits.idleTransactionTimeout(),
                        LOCK_TIMEOUT);
    }

    private static void requireInterval(String text) {
        if (text == null || !INTERVAL.matcher(text).matches()) {
            throw new PermanentFailureException("the job's limits hold something that is no interval");
        }
    }
}
