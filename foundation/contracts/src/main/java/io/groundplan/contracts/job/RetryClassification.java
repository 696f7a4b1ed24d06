package io.groundplan.contracts.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a failed attempt is or is not tried again. */
public enum RetryClassification {
    /** Passing: tried again after a pause. */
    TRANSIENT,
    /** Trying again cannot help. */
    PERMANENT,
    /** Passing, but attempts or time ran out. */
    EXHAUSTED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RetryClassification of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
