package io.groundplan.local;

import java.io.PrintStream;
import java.util.Locale;

/** What the person at the terminal reads. */
record Console(PrintStream out) {

    void step(String text) {
        out.println("  " + text);
    }

    void done(String what, long sinceNanos) {
        double seconds = (System.nanoTime() - sinceNanos) / 1e9;
        step(String.format(Locale.ROOT, "%-20s ready after %.1f s", what, seconds));
    }

    void problem(String text) {
        out.println("! " + text);
    }

    void text(String text) {
        out.println(text);
    }
}
