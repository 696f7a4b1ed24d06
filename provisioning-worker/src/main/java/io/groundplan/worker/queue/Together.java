package io.groundplan.worker.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Does together what is asked for at the same moment, and what is asked for while the same is being done. Under load one
 * commit serves many; without, nobody waits.
 */
final class Together<A, R> {
    private static final int MOST = 200;

    private final Function<List<A>, Uni<List<R>>> round;
    private final Executor afterwards;
    private final Queue<Asked<A, R>> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Asked<A, R>(A question, UniEmitter<? super R> answer) {}

    /**
     * @param round answers several questions in their order; its failure is everybody's
     * @param afterwards begins the first round when what its thread does now is done, and so all its questions are asked
     */
    Together(Function<List<A>, Uni<List<R>>> round, Executor afterwards) {
        this.round = round;
        this.afterwards = afterwards;
    }

    Uni<R> ask(A question) {
        return Uni.createFrom().emitter(emitter -> {
            if (isFirst(new Asked<>(question, emitter))) {
                afterwards.execute(this::next);
            }
        });
    }

    private synchronized boolean isFirst(Asked<A, R> asked) {
        waiting.add(asked);
        boolean first = !busy;
        busy = true;
        return first;
    }

    private void next() {
        var asked = take();
        if (!asked.isEmpty()) {
            Uni.createFrom()
                    .deferred(() ->
                            round.apply(asked.stream().map(Asked::question).toList()))
                    .subscribe()
                    .with(answers -> answer(asked, answers), failure -> fail(asked, failure));
        }
    }

    private synchronized List<Asked<A, R>> take() {
        var taken = new ArrayList<Asked<A, R>>();
        while (taken.size() < MOST && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        busy = !taken.isEmpty();
        return taken;
    }

    /** The next round begins before the answers are heard, so that what they lead to shares the one after. */
    private void answer(List<Asked<A, R>> asked, List<R> answers) {
        next();
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).answer().complete(answers.get(i));
        }
    }

    private void fail(List<Asked<A, R>> asked, Throwable failure) {
        next();
        asked.forEach(one -> one.answer().fail(failure));
    }
}
