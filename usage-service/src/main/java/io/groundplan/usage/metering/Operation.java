package io.groundplan.usage.metering;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request did; the first two read, the others write. */
public enum Operation {
    READ,
    LIST,
    CREATE,
    UPDATE,
    DELETE;

    /** The form of events, tables and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Operation> parse(String text) {
        return Stream.of(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
