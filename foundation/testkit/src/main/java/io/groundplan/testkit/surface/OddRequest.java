package io.groundplan.testkit.surface;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.response.Response;

/** A request for an operation that is wrong in some of its parts, in ways that only the random numbers decide. */
record OddRequest(RoleLine line, String path, Map<String, String> headers, String body) {
    /** Encoded, as they stand in a path or a query. */
    private static final List<String> TEXTS = List.of(
            "0",
            "-1",
            "1001",
            "x",
            "null",
            "true",
            "99999999999999999999",
            "1e3",
            "%20",
            "%00",
            "%c3%28",
            "%f0%9f%98%80",
            "%2f",
            "%3b",
            "%27%20or%201%3d1",
            "..",
            "prj_00000000000000000000",
            "00000000-0000-0000-0000-000000000000",
            "000000000000000000000000",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "2024-01-15T10:30:00Z",
            "y".repeat(300));

    private static final List<String> VERSIONS =
            List.of("\"1\"", "1", "W/\"1\"", "*", "\"", "x", ",,,", "\"99999999999999999999\"", "\u00e9");

    private static final List<String> KEYS =
            List.of("a", "b", " ", "x".repeat(255), "x".repeat(256), "\u00e9", "a b", "'");

    static OddRequest of(RoleLine line, Map<String, String> resources, Random random) {
        var values = new HashMap<>(resources);
        if (random.nextInt(8) == 0) {
            var names = List.copyOf(resources.keySet());
            values.put(names.get(random.nextInt(names.size())), any(TEXTS, random));
        }
        boolean hasBody = !line.method().equals("GET") && !line.isIcon();
        return new OddRequest(
                line,
                line.filledPath(values) + query(line, random),
                headers(random),
                hasBody ? new OddJson(random).body(line.filledBody(resources)) : null);
    }

    Response send(Client person) {
        var caller = person.at(line.door());
        for (var header : headers.entrySet()) {
            caller = caller.with(header.getKey(), header.getValue());
        }
        return caller.call(line.method(), path, body);
    }

    private static String query(RoleLine line, Random random) {
        var names = Stream.concat(line.operation().queryParameters().stream(), Stream.of("limit", "cursor", "unknown"))
                .filter(name -> random.nextInt(3) == 0)
                .map(name -> name + "=" + any(TEXTS, random))
                .collect(Collectors.joining("&"));
        return names.isEmpty() ? "" : "?" + names;
    }

    private static Map<String, String> headers(Random random) {
        var headers = new LinkedHashMap<String, String>();
        if (random.nextInt(4) == 0) {
            headers.put("If-Match", any(VERSIONS, random));
        }
        if (random.nextInt(4) == 0) {
            headers.put("Idempotency-Key", any(KEYS, random));
        }
        return headers;
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
        var shown = body == null || body.length() <= 400 ? body : body.substring(0, 400) + "…";
        return line.method() + " " + path + " " + headers + " " + shown;
    }
}
