package io.groundplan.testkit.surface;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables of the test resources: a heading, then a row a line; a quoted cell may hold commas and doubled quotes. */
final class Csv {
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

    private Csv() {}

    /** The rows behind the heading; empty when there is no such file. */
    static List<List<String>> rows(String resource) {
        try (var file = TestResources.open(resource)) {
            return file == null
                    ? List.of()
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .map(Csv::cells)
                            .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var matcher = CELL.matcher(line);
        while (matcher.find()) {
            cells.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\"\"", "\""));
            if (matcher.group(3).isEmpty()) {
                return cells;
            }
        }
        throw new IllegalArgumentException("not a line of a table: " + line);
    }
}
