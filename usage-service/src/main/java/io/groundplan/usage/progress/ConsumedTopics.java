package io.groundplan.usage.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import io.groundplan.contracts.event.Topics;

/** The topics whose events this service takes through its inbox, by the settings of its channels. */
@ApplicationScoped
class ConsumedTopics {
    private static final Pattern TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.topic");

    /** A topic and the consumer group that reads it. */
    record Consumed(String topic, String group) {}

    private final List<Consumed> all;

    ConsumedTopics(Config config) {
        var found = new ArrayList<Consumed>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(TOPIC::matcher)
                .filter(matcher -> matcher.matches())
                .forEach(matcher -> found.add(new Consumed(
                        config.getValue(matcher.group(), String.class),
                        config.getValue("mp.messaging.incoming." + matcher.group(1) + ".group.id", String.class))));
        // what is counted tells itself how far it is
        all = found.stream()
                .filter(consumed -> !consumed.topic().equals(Topics.USAGE))
                .toList();
    }

    List<Consumed> all() {
        return all;
    }
}
