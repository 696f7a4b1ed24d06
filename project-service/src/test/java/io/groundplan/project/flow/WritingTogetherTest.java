package io.groundplan.project.flow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.runtime.sql.Transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What a transaction writes last: the facts of a use case, all at once. */
@QuarkusTest
class WritingTogetherTest extends ProjectServiceTest {
    private final List<List<String>> written = new CopyOnWriteArrayList<>();
    private final Function<List<String>, Uni<Void>> writer = rows -> {
        written.add(List.copyOf(rows));
        return Uni.createFrom().voidItem();
    };

    @Inject
    Transactions transactions;

    @Test
    void writesAllThatATransactionGaveAtOnceAndInOrder() throws Throwable {
        run(() -> transactions.inTransaction(() -> write("a", "b").chain(() -> write("c"))));
        run(() -> transactions.inTransaction(() -> write("d")));

        assertEquals(List.of(List.of("a", "b", "c"), List.of("d")), written);
    }

    @Test
    void writesNothingThatAFailedTransactionOfTheSameSessionGave() throws Throwable {
        run(() -> Panache.withSession(() -> transactions
                .inTransaction(
                        () -> write("lost").chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException())))
                .onFailure()
                .recoverWithNull()
                .chain(() -> transactions.inTransaction(() -> write("kept")))));

        assertEquals(List.of(List.of("kept")), written);
    }

    @Test
    void commitsNothingWhenTheWriterFails() {
        Function<List<String>, Uni<Void>> failing =
                rows -> Uni.createFrom().failure(new IllegalStateException("no " + rows));

        var thrown = assertThrows(
                Exception.class,
                () -> run(() -> transactions.inTransaction(() -> transactions
                        .write(List.of("a"), failing)
                        .chain(() -> transactions.afterCommit(() -> {
                            written.add(List.of("committed"));
                        })))));

        assertEquals("no [a]", rootOf(thrown).getMessage());
        assertEquals(List.of(), written);
    }

    private Uni<Void> write(String... rows) {
        return transactions.write(List.of(rows), writer);
    }

    private static void run(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(work);
    }

    private static Throwable rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
