package io.groundplan.contracts.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a later version of the schemas breaks. Records of the earlier one, which are still on the topics, must stay valid,
 * and what consumers were promised must stay true: so properties, values of an enum and alternatives may be added, bounds
 * may be widened, texts may be written anew; everything else is a break.
 */
final class SchemaChanges {
    /** Texts, and definitions, which count where they are used. */
    private static final Set<String> IGNORED =
            Set.of("$schema", "$comment", "$defs", "title", "description", "examples");

    private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems");
    private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems");

    private final SchemaSet before;
    private final SchemaSet after;
    private final List<String> breaks = new ArrayList<>();

    private SchemaChanges(SchemaSet before, SchemaSet after) {
        this.before = before;
        this.after = after;
    }

    /** Each break as the place and what is wrong there; a file of definitions is looked at where it is used. */
    static List<String> breaks(SchemaSet before, SchemaSet after) {
        var changes = new SchemaChanges(before, after);
        before.files().keySet().stream().filter(file -> !isDefinitions(file)).forEach(file -> {
            if (after.files().containsKey(file)) {
                changes.compare(file, before.file(file), after.file(file));
            } else {
                changes.report(file, "is gone");
            }
        });
        return changes.breaks;
    }

    static boolean isDefinitions(String file) {
        return file.equals("definitions.json");
    }

    private void compare(String place, SchemaSet.Part earlier, SchemaSet.Part later) {
        var old = before.resolved(earlier);
        var now = after.resolved(later);
        var keywords = new TreeSet<String>();
        old.schema().fieldNames().forEachRemaining(keywords::add);
        now.schema().fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(IGNORED);
        keywords.forEach(keyword -> compare(place, keyword, old.at(keyword), now.at(keyword)));
    }

    private void compare(String place, String keyword, SchemaSet.Part old, SchemaSet.Part now) {
        switch (keyword) {
            case "properties" -> compareProperties(place, old, now);
            case "required" -> compareRequired(place, old.schema(), now.schema());
            case "enum" -> compareEnum(place, old.schema(), now.schema());
            case "items" -> compareItems(place, old, now);
            case "oneOf", "anyOf" -> compareAlternatives(place, keyword, old, now);
            case "allOf" -> compareAll(place, old, now);
            default -> compareValue(place, keyword, old.schema(), now.schema());
        }
    }

    private void compareProperties(String place, SchemaSet.Part old, SchemaSet.Part now) {
        old.schema().fieldNames().forEachRemaining(name -> {
            if (now.schema().has(name)) {
                compare(place + "/" + name, old.at(name), now.at(name));
            } else {
                report(place + "/" + name, "is gone");
            }
        });
    }

    private void compareRequired(String place, JsonNode old, JsonNode now) {
        var were = texts(old);
        var are = texts(now);
        are.stream()
                .filter(name -> !were.contains(name))
                .forEach(name -> report(place + "/" + name, "became required"));
        were.stream().filter(name -> !are.contains(name)).forEach(name -> report(place + "/" + name, "may be absent"));
    }

    private void compareEnum(String place, JsonNode old, JsonNode now) {
        if (old.isMissingNode()) {
            report(place, "takes only some values");
        } else if (now.isMissingNode()) {
            report(place, "takes any value");
        } else {
            var values = texts(now);
            texts(old).stream()
                    .filter(value -> !values.contains(value))
                    .forEach(value -> report(place, "no longer takes " + value));
        }
    }

    private void compareItems(String place, SchemaSet.Part old, SchemaSet.Part now) {
        if (old.schema().isMissingNode() || now.schema().isMissingNode()) {
            report(place, "items changed");
        } else {
            compare(place + "[]", old, now);
        }
    }

    private void compareAlternatives(String place, String keyword, SchemaSet.Part old, SchemaSet.Part now) {
        if (now.schema().size() < old.schema().size() || old.schema().isMissingNode()) {
            report(place, keyword + " has fewer alternatives");
        } else {
            compareEach(place, keyword, old, now);
        }
    }

    private void compareAll(String place, SchemaSet.Part old, SchemaSet.Part now) {
        if (old.schema().size() != now.schema().size()) {
            report(place, "allOf changed");
        } else {
            compareEach(place, "allOf", old, now);
        }
    }

    private void compareEach(String place, String keyword, SchemaSet.Part old, SchemaSet.Part now) {
        for (int i = 0; i < old.schema().size(); i++) {
            compare(place + "/" + keyword + "/" + i, old.at(i), now.at(i));
        }
    }

    private void compareValue(String place, String keyword, JsonNode old, JsonNode now) {
        boolean wider = LOWER_BOUNDS.contains(keyword) && isAtMost(now, old)
                || UPPER_BOUNDS.contains(keyword) && isAtMost(old, now);
        if (!wider && !old.equals(now)) {
            report(place, keyword + " was " + text(old) + ", is " + text(now));
        }
    }

    private static boolean isAtMost(JsonNode low, JsonNode high) {
        return low.isNumber() && high.isNumber() && low.decimalValue().compareTo(high.decimalValue()) <= 0;
    }

    private void report(String place, String what) {
        breaks.add(place + " " + what);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
