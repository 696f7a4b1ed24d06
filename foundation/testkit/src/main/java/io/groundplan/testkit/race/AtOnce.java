package io.groundplan.testkit.race;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does something many times at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** The results, in the order of the numbers that the action was called with. */
    public static <T> List<T> times(int count, IntFunction<T> action) {
        var threads = Executors.newFixedThreadPool(count);
        var start = new CountDownLatch(1);
        try {
            List<Future<T>> results = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return action.apply(i);
                    }))
                    .toList();
            start.countDown();
            return results.stream().map(AtOnce::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
