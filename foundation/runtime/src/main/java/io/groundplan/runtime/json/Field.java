package io.groundplan.runtime.json;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** A field of a partial update, where absent (no change), null (clear) and a value are three things. */
@JsonDeserialize(using = FieldDeserializer.class)
public sealed interface Field<T> {

    record Absent<T>() implements Field<T> {}

    record Null<T>() implements Field<T> {}

    record Value<T>(T value) implements Field<T> {}

    static <T> Field<T> absent() {
        return new Absent<>();
    }

    /** Calls the consumer with the new value, null for a cleared field; not at all for an absent one. */
    default void ifPresent(Consumer<T> change) {
        if (this instanceof Value<T> given) {
            change.accept(given.value());
        } else if (this instanceof Null<T>) {
            change.accept(null);
        }
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }
}
