package io.groundplan.project.agent;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

import io.groundplan.contracts.id.AgentId;
import io.groundplan.contracts.id.AggregatorId;
import io.groundplan.contracts.id.TypedId;

/** The kinds of programs that are registered with a project, and the ids that theirs have. */
public final class Kind<I extends TypedId> {
    public static final Kind<AgentId> AGENT = new Kind<>("agent", AgentId::next, AgentId::new);
    public static final Kind<AggregatorId> AGGREGATOR = new Kind<>("aggregator", AggregatorId::next, AggregatorId::new);

    private final String text;
    private final Function<Clock, I> next;
    private final Function<UUID, I> id;

    private Kind(String text, Function<Clock, I> next, Function<UUID, I> id) {
        this.text = text;
        this.next = next;
        this.id = id;
    }

    /** The form of the table and of messages. */
    public String text() {
        return text;
    }

    I next(Clock clock) {
        return next.apply(clock);
    }

    I id(UUID value) {
        return id.apply(value);
    }
}
