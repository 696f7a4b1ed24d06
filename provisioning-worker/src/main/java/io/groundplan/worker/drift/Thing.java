package io.groundplan.worker.drift;

import java.util.Locale;

/** A database or role on a cluster. */
public record Thing(String cluster, Kind kind, String name) {

    /** What it is. */
    public enum Kind {
        DATABASE,
        ROLE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
