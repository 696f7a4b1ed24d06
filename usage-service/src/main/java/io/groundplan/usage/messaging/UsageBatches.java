package io.groundplan.usage.messaging;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.activity.RejectionNotes;
import io.groundplan.usage.metering.Progress;
import io.groundplan.usage.metering.UsageCounter;
import io.groundplan.usage.sample.SampleSink;
import io.groundplan.usage.topic.UsageTopic;

/**
 * Handles a batch of records of the topic of usage: what is good is counted, what is not goes to the dead letters with the
 * reason. What fails for a passing reason is tried until it succeeds, so a batch never fails; it only takes its time.
 */
@ApplicationScoped
class UsageBatches {
    private static final Logger LOG = Logger.getLogger(UsageBatches.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final UsageCounter counter;
    private final Inbox inbox;
    private final SampleSink samples;
    private final UsageTopic topic;
    private final RejectionNotes notes;
    private final Counter rejected;

    UsageBatches(
            UsageCounter counter,
            Inbox inbox,
            SampleSink samples,
            UsageTopic topic,
            RejectionNotes notes,
            MeterRegistry metrics) {
        this.counter = counter;
        this.inbox = inbox;
        this.samples = samples;
        this.topic = topic;
        this.notes = notes;
        this.rejected = metrics.counter("groundplan.usage.rejected");
    }

    /** Completes when all of the batch is counted, handled or among the dead letters, and the progress is kept. */
    Uni<Void> handle(UsageBatch batch, List<Progress> progress) {
        return passOn(batch)
                .chain(() -> untilDone("counted", () -> counter.count(batch.usages(), progress)))
                .invoke(refused -> refused.forEach(batch::refuse))
                .chain(() -> untilDone("moved to the dead letters", () -> bury(batch.letters())))
                .chain(() -> untilDone("noted as rejected", () -> notes.add(batch.rejections())));
    }

    private Uni<Void> passOn(UsageBatch batch) {
        return Multi.createFrom()
                .iterable(batch.others())
                .onItem()
                .transformToUniAndConcatenate(record -> passOn(record, batch))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> passOn(ConsumerRecord<String, String> record, UsageBatch batch) {
        return inbox.handle(record, "usage-events", samples::add)
                .onFailure()
                .invoke(failure -> batch.refuse(record, String.valueOf(failure.getMessage())))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> bury(List<DeadLetter> letters) {
        return topic.send(letters.stream().map(DeadLetter::toSend).toList())
                .invoke(() -> letters.stream()
                        .findFirst()
                        .ifPresent(first -> LOG.errorf(
                                "usage moved to the dead letters events=%d partition=%d offset=%d reason=%s",
                                letters.size(),
                                first.record().partition(),
                                first.record().offset(),
                                first.reason())))
                .invoke(() -> rejected.increment(letters.size()));
    }

    private static <T> Uni<T> untilDone(String what, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure()
                .invoke(failure -> LOG.warnf("usage waits, it cannot be %s now: %s", what, failure))
                .onFailure()
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
