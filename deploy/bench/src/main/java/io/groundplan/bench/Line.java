package io.groundplan.bench;

import java.util.Locale;

/** What a measurement prints: `name value unit`, and remarks behind `#`. */
public final class Line {
    private Line() {}

    public static void print(String name, double value, String unit) {
        System.out.println(String.format(Locale.ROOT, "%s %.2f %s", name, value, unit));
    }

    /** A whole number. */
    public static void count(String name, long value, String unit) {
        System.out.println(name + " " + value + " " + unit);
    }

    /** Says so when the ratio is lower than it is to be. */
    public static void ratio(String name, double ratio, double atLeast) {
        print(name, ratio, "ratio");
        if (ratio < atLeast) {
            remark(name + " is to be " + atLeast + " at least");
        }
    }

    /** Says so when the value is higher than it is to be. */
    public static void limit(String name, double value, String unit, double atMost) {
        print(name, value, unit);
        if (value > atMost) {
            remark(name + " is to be " + atMost + " at most");
        }
    }

    public static void remark(String text) {
        System.out.println("# " + text);
    }
}
