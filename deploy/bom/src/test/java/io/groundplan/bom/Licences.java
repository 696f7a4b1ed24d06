package io.groundplan.bom;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The licences that parts of the services may have; a part under several may be used under any of them. */
final class Licences {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "Public Domain",
            "EPL-1.0",
            "EPL-2.0",
            "UPL-1.0",
            "GPL-2.0-with-classpath-exception",
            "GNU General Public License, version 2 with the GNU Classpath Exception");

    private Licences() {}

    /** Components of a bill of materials that may not be used, or of which it is not known. */
    static List<String> refused(JsonNode bill) {
        return stream(bill.path("components"))
                .filter(component -> !component.path("group").asText().equals("io.groundplan"))
                .filter(component -> licences(component).noneMatch(ALLOWED::contains))
                .map(component -> component.path("name").asText() + " "
                        + component.path("version").asText() + " "
                        + licences(component).collect(Collectors.joining(", ", "[", "]")))
                .toList();
    }

    private static Stream<String> licences(JsonNode component) {
        return stream(component.path("licenses")).map(entry -> {
            var licence = entry.path("license");
            return licence.path("id")
                    .asText(licence.path("name").asText(entry.path("expression").asText()));
        });
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
