package io.groundplan.testkit.surface;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import org.junit.jupiter.api.Assertions;

/**
 * A line of `errors/<surface>.csv`: a request that its surface's owner may make in vain. Besides the placeholders of the
 * resources, `{x*101}` stands for that many letters.
 */
public record RefusedLine(Door door, String method, String path, int status, String body) {
    private static final Pattern REPEATED = Pattern.compile("\\{x\\*(\\d+)}");

    public static List<RefusedLine> of(Door door) {
        return Csv.rows("errors/" + door.surface() + ".csv").stream()
                .map(row -> new RefusedLine(
                        door,
                        row.get(0),
                        row.get(1),
                        Integer.parseInt(row.get(2)),
                        row.get(3).isEmpty() ? null : row.get(3)))
                .toList();
    }

    /** Makes the requests of all lines in vain: each is refused with its status, and nothing changes. */
    public static void assertAllRefused(Door door, Client person, Map<String, String> values) {
        Refusals.assertNothingChanges(() -> Assertions.assertAll(of(door).stream()
                .map(line -> () -> Refusals.assertRefused(door, line.status(), line.call(person, values)))));
    }

    public Response call(Client person, Map<String, String> values) {
        var line = new RoleLine(door, method, path, null, body);
        var filled = line.filledBody(values);
        return person.at(door).call(method, line.filledPath(values), filled == null ? null : repeated(filled));
    }

    private static String repeated(String body) {
        return REPEATED.matcher(body).replaceAll(times -> "x".repeat(Integer.parseInt(times.group(1))));
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
