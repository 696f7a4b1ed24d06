package io.groundplan.usage.wire;

import java.util.Optional;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Remembers ids by their texts: proving one takes a digest, and the same ones come again and again. */
final class KnownIds<T> {
    private static final int REMEMBERED = 10_000;
    /** No form of an id is longer. */
    private static final int LONGEST = 40;

    private final Cache<String, Optional<T>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Function<String, Optional<T>> parser;

    KnownIds(Function<String, Optional<T>> parser) {
        this.parser = parser;
    }

    /** Empty for what is no such id, null included. */
    Optional<T> parse(String text) {
        return text == null || text.length() > LONGEST ? Optional.empty() : known.get(text, parser);
    }
}
