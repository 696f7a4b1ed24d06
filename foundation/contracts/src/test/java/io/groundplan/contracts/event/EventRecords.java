package io.groundplan.contracts.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The records behind a sealed family, found by reflection so that no list can forget one. */
final class EventRecords {
    private EventRecords() {}

    /** Every record that can be the data of an event. */
    static List<Class<?>> all() {
        return permitted(EventData.class).toList();
    }

    /** The components of a record and of everything it is made of. */
    static Stream<RecordComponent> components(Class<?> type) {
        if (type.isSealed()) {
            return permitted(type).flatMap(EventRecords::components);
        }
        return !type.isRecord()
                ? Stream.empty()
                : Arrays.stream(type.getRecordComponents())
                        .flatMap(component -> Stream.concat(Stream.of(component), components(component.getType())));
    }

    /** The `TYPE` of an event record. */
    static String typeOf(Class<?> event) {
        try {
            return (String) event.getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(event + " has no TYPE", e);
        }
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventRecords::permitted)
                : Stream.of(type);
    }
}
