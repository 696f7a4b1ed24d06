package io.groundplan.bench;

import java.util.Locale;

/** What a measurement prints: `name value unit`, and remarks behind `#`. */
public final class Line {
    private Line() {}

    public static void print(String name, double value, String unit) {
        System.out.println(String.format(Locale.ROOT, "%s %.2f %s", name, value, unit));
    }

    public static void remark(String text) {
        System.out.println("# " + text);
    }
}
