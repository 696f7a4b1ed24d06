package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** Ends the sessions that the old password opened, so that a leaked one is really out. */
record TerminateSessions(Identifier login) implements Step {
    private static final String COUNT = "select count(*) from pg_stat_activity where usename = $1::text";

    @Override
    public String name() {
        return "sessions " + login;
    }

    @Override
    public String tag() {
        return "TERMINATE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return Owned.role(session, login, () -> session.catalog()
                .first(COUNT, row -> row.getLong(0), login.name())
                .map(count -> count.orElse(0L) == 0 ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP)));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '%s'"
                .formatted(login.name()));
    }

    /** Clients come back with the new password at once; there is nothing left to check. */
    @Override
    public Uni<StepOutcome> verify(ClusterSession session) {
        return StepOutcome.now(StepOutcome.satisfied());
    }
}
