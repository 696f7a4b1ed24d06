package io.groundplan.testkit.surface;

import java.util.Map;

/** Texts with names in braces, which stand for what a fixture has made. */
final class Placeholders {
    private Placeholders() {}

    /** Null for null; a name that has no value stays. */
    static String filled(String template, Map<String, String> values) {
        var text = template;
        if (text != null) {
            for (var value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
        }
        return text;
    }
}
