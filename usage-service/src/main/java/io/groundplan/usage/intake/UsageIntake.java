package io.groundplan.usage.intake;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.usage.access.KeyAccess;
import io.groundplan.usage.metering.Usage;
import io.groundplan.usage.topic.UsageTopic;

/** Takes usage from gateways and proxies: it is accepted once Kafka has all of it, and counted from there. */
@ApplicationScoped
public class UsageIntake {
    private static final Logger LOG = Logger.getLogger(UsageIntake.class);

    private final KeyAccess access;
    private final UsageTopic topic;

    UsageIntake(KeyAccess access, UsageTopic topic) {
        this.access = access;
        this.topic = topic;
    }

    /**
     * Accepts all of the events or none, and answers how many.
     *
     * @param events read only after the caller was found to be allowed to send them
     */
    public Uni<Integer> accept(Caller caller, ProjectId project, Supplier<List<Usage>> events) {
        return access.requireUsageWriter(caller, project)
                .map(allowed -> events.get())
                .call(usages -> topic.send(UsageRecords.of(usages, caller.actor())))
                .map(List::size)
                .onFailure(UsageTopic.NotAcknowledgedException.class)
                .transform(UsageIntake::unavailable);
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("usage was not accepted: %s", failure.getMessage());
        return Problem.unavailable("usage cannot be accepted now, send it again with the same ids");
    }
}
