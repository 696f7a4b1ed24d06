package io.groundplan.worker.retry;

import java.util.Map;

import static io.groundplan.worker.retry.RetryClass.DISK_FULL;
import static io.groundplan.worker.retry.RetryClass.PERMANENT;
import static io.groundplan.worker.retry.RetryClass.TRANSIENT;

/** The one table of what each SQLSTATE means for a job; the same table is in foundation/docs/engine.md. */
final class SqlStates {
    private static final int CLASS_LENGTH = 2;

    private static final Map<String, RetryClass> STATES = Map.ofEntries(
            // someone else was faster in a catalog: the next attempt's detection sees the result
            Map.entry("23505", TRANSIENT),
            Map.entry("42710", TRANSIENT),
            Map.entry("42P04", TRANSIENT),
            Map.entry("XX000", TRANSIENT),
            // serialization failure, deadlock
            Map.entry("40001", TRANSIENT),
            Map.entry("40P01", TRANSIENT),
            // disk full; out of memory; too many connections
            Map.entry("53100", DISK_FULL),
            Map.entry("53200", TRANSIENT),
            Map.entry("53300", TRANSIENT),
            // object in use (the template, mostly), lock not available
            Map.entry("55006", TRANSIENT),
            Map.entry("55P03", TRANSIENT),
            // statement time-out; shutdown, crash of another session, not yet started
            Map.entry("57014", TRANSIENT),
            Map.entry("57P01", TRANSIENT),
            Map.entry("57P02", TRANSIENT),
            Map.entry("57P03", TRANSIENT),
            // I/O error below the server
            Map.entry("58030", TRANSIENT),
            // dependents exist; no such extension files; not allowed; our own mistake
            Map.entry("2BP01", PERMANENT),
            Map.entry("58P01", PERMANENT),
            Map.entry("42501", PERMANENT),
            Map.entry("42601", PERMANENT));

    private static final Map<String, RetryClass> CLASSES = Map.of(
            // connection exceptions
            "08", TRANSIENT,
            // other exhausted resources
            "53", TRANSIENT,
            // wrong credentials of the cluster's administrator
            "28", PERMANENT);

    private SqlStates() {}

    /** The exact state, else its class; what is in neither is permanent, since nobody knows that waiting helps. */
    static RetryClass classify(String sqlState) {
        var exact = STATES.get(sqlState);
        return exact != null
                ? exact
                : CLASSES.getOrDefault(sqlState.substring(0, Math.min(CLASS_LENGTH, sqlState.length())), PERMANENT);
    }
}
