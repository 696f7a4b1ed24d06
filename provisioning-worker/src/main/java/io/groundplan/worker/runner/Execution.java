package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Whether a step went by without asking the queue, as it did not have to ask the cluster either. */
    private boolean unasked;

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
        return claim.toBeCancelled()
                ? undo()
                : Uni.combine().all().unis(whatWillBeMade(0), from(0)).with((ahead, ending) -> ending);
    }

    private Uni<Ending> from(int index) {
        if (index == steps.size()) {
            return end();
        }
        return traced.step(spanOf(steps.get(index)), () -> step(index))
                .chain(cancelled -> cancelled ? undo() : from(index + 1));
    }

    private Uni<Ending> end() {
        return unasked
                ? isCancelled()
                        .chain(cancelled ->
                                cancelled ? undo() : Uni.createFrom().item(Ending.COMPLETED))
                : Uni.createFrom().item(Ending.COMPLETED);
    }

    /** Asks the queue at a step boundary, which is also the proof that the lease is still held. */
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
                .chain(() -> look(step))
                .chain(outcome -> {
                    if (outcome.isEmpty()) {
                        return Uni.createFrom().item(true);
                    }
                    if (outcome.get() instanceof StepOutcome.Needed needed) {
                        return announceAndApply(index, needed.undo()).invoke(cancelled -> {
                            if (!cancelled) {
                                transcript.end(begun, step.name(), step.tag());
                            }
                        });
                    }
                    transcript.end(
                            begun,
                            step.name(),
                            requireSatisfied(step, outcome.get()).note());
                    return Uni.createFrom().item(false);
                })
                .call(cancelled -> cancelled ? Uni.createFrom().voidItem() : observer.after(step));
    }

    /**
     * Looks at the cluster and asks the queue at the same time; empty when the job is cancelled. What is known to be done
     * without a look changes nothing, so the queue is asked before the next step that might, or at the end. What is known
     * to be missing is announced first, and that is a question too.
     */
    private Uni<Optional<StepOutcome>> look(Step step) {
        lease.check();
        var detected = step.detect(session).subscribeAsCompletionStage();
        if (detected.isDone() && !detected.isCompletedExceptionally()) {
            var outcome = detected.join();
            unasked = outcome instanceof StepOutcome.Satisfied;
            if (unasked || willBeAnnounced(step, outcome)) {
                return Uni.createFrom().item(Optional.of(outcome));
            }
        }
        return Uni.combine()
                .all()
                .unis(isCancelled(), Uni.createFrom().completionStage(detected))
                .with((cancelled, outcome) -> {
                    unasked = false;
                    return cancelled ? Optional.empty() : Optional.of(outcome);
                });
    }

    private boolean willBeAnnounced(Step step, StepOutcome outcome) {
        return outcome instanceof StepOutcome.Needed needed
                && switch (needed.undo()) {
                    case KEEP -> false;
                    case IMPOSSIBLE -> true;
                    case REVERT -> !undoSteps.contains(step.name());
                };
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
        return whatWillBeMade(index + 1).map(names -> {
            names.add(0, steps.get(index).name());
            return names;
        });
    }

    /** All is asked at once. What this learns at the start of an execution serves the first announcement too. */
    private Uni<List<String>> whatWillBeMade(int from) {
        var ahead = steps.subList(from, steps.size());
        return ahead.isEmpty()
                ? Uni.createFrom().item(new ArrayList<>())
                : Uni.join()
                        .all(ahead.stream().map(step -> step.willMake(session)).toList())
                        .andFailFast()
                        .map(made -> IntStream.range(0, made.size())
                                .filter(made::get)
                                .mapToObj(i -> ahead.get(i).name())
                                .collect(Collectors.toCollection(ArrayList::new)));
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
