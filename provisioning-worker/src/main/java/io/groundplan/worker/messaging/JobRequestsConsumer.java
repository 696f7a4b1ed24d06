package io.groundplan.worker.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.event.MalformedEventException;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.worker.queue.JobRequests;
import io.groundplan.worker.runner.Dispatcher;

/** Takes requests from Kafka into the queue of record, each once. */
@ApplicationScoped
class JobRequestsConsumer {
    private static final String CONSUMER = "job-requests";

    private final Inbox inbox;
    private final JobRequests requests;
    private final Dispatcher dispatcher;

    JobRequestsConsumer(Inbox inbox, JobRequests requests, Dispatcher dispatcher) {
        this.inbox = inbox;
        this.requests = requests;
        this.dispatcher = dispatcher;
    }

    @Incoming(CONSUMER)
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return inbox.handle(record, CONSUMER, this::handle).invoke(dispatcher::wake);
    }

    private Uni<Void> handle(InboundEvent event) {
        if (event.data() instanceof JobRequestEvent.JobRequested requested) {
            return requests.request(requested);
        }
        if (event.data() instanceof JobRequestEvent.JobCancelRequested cancel) {
            return requests.cancel(cancel);
        }
        throw new MalformedEventException(
                "an event of type " + event.envelope().type() + " does not belong on this topic");
    }
}
