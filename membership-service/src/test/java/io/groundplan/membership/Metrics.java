package io.groundplan.membership;

import io.restassured.RestAssured;

/** What the running service measures of itself. */
final class Metrics {
    private Metrics() {}

    /** The lines that begin so. */
    static String line(String beginning) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse("none");
    }
}
