package io.groundplan.worker.copy;

import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import io.groundplan.worker.cluster.ClusterSession;

/**
 * Copies schema and data of a database into an empty one of the same cluster. Whoever stops listening stops it: its
 * connections are cut, and nothing is done any more.
 */
public final class DatabaseCopy {
    /** Beside the one of the execution: reading, writing rows, making objects, and one for a moment now and then. */
    private static final int CONNECTIONS = 3;

    private DatabaseCopy() {}

    public static Uni<Void> run(ClusterSession session, CopyOrder order) {
        var cluster = session.cluster();
        return cluster.reserving(
                CONNECTIONS - 1,
                () -> cluster.asLogin(order.target(), order.login(), session.application(), tenant -> {
                    var connections = new CopyConnections(cluster, session.application());
                    var guard = new Stop(session::requireLease);
                    var restorer = new Restorer(tenant, order.roles().owner(), guard);
                    return onThread(connections, guard, new CopyRun(session, order, connections, restorer, guard));
                }));
    }

    private static Uni<Void> onThread(CopyConnections connections, Stop guard, Runnable work) {
        Executor threads = Infrastructure.getDefaultExecutor();
        return Uni.createFrom().<Void>emitter(emitter -> {
            emitter.onTermination(() -> {
                guard.stop();
                connections.cut();
            });
            threads.execute(() -> {
                try (connections) {
                    work.run();
                    emitter.complete(null);
                } catch (RuntimeException | Error e) {
                    emitter.fail(e);
                }
            });
        });
    }
}
