package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.tracing.Traced;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.retry.PermanentFailureException;
import io.groundplan.worker.step.Step;
import io.groundplan.worker.step.StepOutcome;
import io.groundplan.worker.step.Undo;

/** One pass over the steps of a job: detect, announce, apply, verify; or, once cancelled, undo in reverse order. */
final class Execution {
    /** How often a step that can be stopped anywhere is asked for. */
    private static final Duration CANCEL_POLL = Duration.ofSeconds(1);

    private final Claim claim;
    private final Lease lease;
    private final List<Step> steps;
    private final ClusterSession session;
    private final JobQueue queue;
    private final StepObserver observer;
    private final Transcript transcript;
    private final Traced traced;
    private final Set<String> undoSteps;

    Execution(
            Claim claim,
            Lease lease,
            List<Step> steps,
            ClusterSession session,
            JobQueue queue,
            StepObserver observer,
            Transcript transcript,
            Traced traced) {
        this.claim = claim;
        this.lease = lease;
        this.steps = steps;
        this.session = session;
        this.queue = queue;
        this.observer = observer;
        this.transcript = transcript;
        this.traced = traced;
        this.undoSteps = new HashSet<>(claim.undoSteps());
        session.tellTo(new Progress(claim, queue, transcript)::tell);
    }

    Uni<Ending> run() {
        return claim.toBeCancelled() ? undo() : from(0);
    }

    private Uni<Ending> from(int index) {
        if (index == steps.size()) {
            return Uni.createFrom().item(Ending.COMPLETED);
        }
        return traced.step(spanOf(steps.get(index)), () -> step(index))
                .chain(cancelled -> cancelled ? undo() : from(index + 1));
    }

    /** Asks the queue at every step boundary, which is also the proof that the lease is still held. */
    private Uni<Boolean> isCancelled() {
        return lease.insist(() -> {
            lease.check();
            return queue.isCancelRequested(claim);
        });
    }

    /** Answers whether the job turned out to be cancelled before the step changed anything. */
    private Uni<Boolean> step(int index) {
        var step = steps.get(index);
        var begun = transcript.begin(step.name());
        return observer.before(step)
                .chain(() -> Uni.combine()
                        .all()
                        .unis(isCancelled(), step.detect(session))
                        .asTuple())
                .chain(heard -> {
                    if (heard.getItem1()) {
                        return Uni.createFrom().item(true);
                    }
                    var outcome = heard.getItem2();
                    if (outcome instanceof StepOutcome.Needed needed) {
                        return announceAndApply(index, needed.undo()).invoke(cancelled -> {
                            if (!cancelled) {
                                transcript.end(begun, step.name(), step.tag());
                            }
                        });
                    }
                    transcript.end(
                            begun, step.name(), requireSatisfied(step, outcome).note());
                    return Uni.createFrom().item(false);
                })
                .call(cancelled -> cancelled ? Uni.createFrom().voidItem() : observer.after(step));
    }

    private Uni<Boolean> announceAndApply(int index, Undo undo) {
        var step = steps.get(index);
        return announce(index, undo).chain(cancel -> {
            if (cancel) {
                return Uni.createFrom().item(true);
            }
            return step.stopsAnywhere()
                    ? applyUnlessCancelled(step)
                    : apply(step).replaceWith(false);
        });
    }

    /** Answers whether a cancel came while the step was at work, which is then stopped. */
    private Uni<Boolean> applyUnlessCancelled(Step step) {
        var cancelled = Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(CANCEL_POLL)
                        .chain(this::isCancelled))
                .whilst(found -> !found)
                .collect()
                .last();
        return Uni.combine().any().of(apply(step).replaceWith(false), cancelled);
    }

    /**
     * Says what is about to change where a cancel would have to know, which also prolongs the lease. What later steps
     * will make is told in the same breath; what was told once need not be told again.
     */
    private Uni<Boolean> announce(int index, Undo undo) {
        return switch (undo) {
            case KEEP -> Uni.createFrom().item(false);
            case IMPOSSIBLE -> announce(List.of(), true);
            case REVERT ->
                undoSteps.contains(steps.get(index).name())
                        ? Uni.createFrom().item(false)
                        : toBeMade(index).chain(names -> announce(names, false).invoke(cancel -> {
                            if (!cancel) {
                                undoSteps.addAll(names);
                            }
                        }));
        };
    }

    private Uni<Boolean> announce(List<String> made, boolean irrevocable) {
        return lease.insist(() -> {
            lease.check();
            long askedAt = System.nanoTime();
            return queue.announce(claim, made, irrevocable).invoke(() -> lease.renewed(askedAt));
        });
    }

    private Uni<List<String>> toBeMade(int index) {
        return Multi.createFrom()
                .iterable(steps.subList(index + 1, steps.size()))
                .onItem()
                .transformToUniAndConcatenate(step -> step.willMake(session).map(will -> will ? step.name() : ""))
                .filter(name -> !name.isEmpty())
                .collect()
                .asList()
                .map(names -> {
                    names.add(0, steps.get(index).name());
                    return names;
                });
    }

    private Uni<Void> apply(Step step) {
        return step.apply(session)
                .chain(() -> step.verify(session))
                .invoke(outcome -> requireSatisfied(step, outcome))
                .replaceWithVoid();
    }

    private Uni<Ending> undo() {
        var reversed = new ArrayList<>(steps);
        Collections.reverse(reversed);
        return Multi.createFrom()
                .iterable(reversed)
                .filter(step -> undoSteps.contains(step.name()))
                .onItem()
                .transformToUniAndConcatenate(this::undo)
                .collect()
                .last()
                .replaceWith(Ending.CANCELLED);
    }

    private Uni<Void> undo(Step step) {
        lease.check();
        var begun = transcript.begin("undo " + step.name());
        return traced.step("undo " + spanOf(step), () -> step.undo(session))
                .invoke(() -> transcript.end(begun, "undo " + step.name(), "done"));
    }

    /** The kind of step: what it is about would be a name of its own in each project. */
    private static String spanOf(Step step) {
        return "step " + step.getClass().getSimpleName();
    }

    private static StepOutcome.Satisfied requireSatisfied(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Satisfied satisfied) {
            return satisfied;
        }
        throw new PermanentFailureException(
                outcome instanceof StepOutcome.Refused refused
                        ? refused.reason()
                        : "step %s had no effect".formatted(step.name()));
    }
}
