package io.groundplan.usage;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.testkit.quarkus.GroundplanTestResource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The parameters of the answers: their defaults, and what they refuse. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ParametersTest {
    private final TestProject project = TestProject.next();

    @BeforeEach
    void letTheOwnerIn() {
        FakeServices.tell(project.id(), project.ownerId(), "owner");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    usage,       period, hour,     "day, week, month"
                    usage,       period, year,     "day, week, month"
                    usage,       period, Month,    "day, week, month"
                    usage,       period, 2024-01,  "day, week, month"
                    time-series, metric, errors,   "requests, bandwidth, storage"
                    time-series, metric, REQUESTS, "requests, bandwidth, storage"
                    time-series, period, month,    "hour, day, week"
                    time-series, period, 1d,       "hour, day, week"
                    time-series, range,  1d,       "24h, 7d, 30d"
                    time-series, range,  90d,      "24h, 7d, 30d"
                    time-series, range,  -7d,      "24h, 7d, 30d"
                    time-series, range,  "' or 1", "24h, 7d, 30d"
                    """)
    void anUnknownValueIsRefusedByName(String answer, String parameter, String value, String known) {
        project.owner()
                .of(project.id(), answer, Map.of(parameter, value))
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("success", equalTo(false))
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.message", equalTo(parameter + " must be one of " + known))
                .body("error.details.field", contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage?period=", "time-series?metric=", "time-series?range=&period=day", "usage?period"})
    void anEmptyValueIsAsIfAbsent(String answer) {
        project.owner()
                .asking()
                .urlEncodingEnabled(false)
                .get("/api/v1/platform/projects/" + project.id().text() + "/" + answer)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "usage", "time-series", "egress-breakdown", "activity"})
    void whatIsNotAskedForIsIgnored(String answer) {
        project.owner().of(project.id(), answer, Map.of("color", "blue")).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "requests, hour, 24h, 24",
        "requests, day, 24h, 1",
        "requests, week, 24h, 1",
        "bandwidth, hour, 7d, 168",
        "bandwidth, day, 7d, 7",
        "bandwidth, week, 7d, 1",
        "storage, hour, 30d, 720",
        "storage, day, 30d, 30",
        "storage, week, 30d, 5"
    })
    void aSeriesHasAsManyPointsAsItsRangeHasPeriods(String metric, String period, String range, int points) {
        project.owner()
                .of(project.id(), "time-series", Map.of("metric", metric, "period", period, "range", range))
                .then()
                .statusCode(200)
                .body("timeSeries.metric", equalTo(metric))
                .body("timeSeries.period", equalTo(period))
                .body("timeSeries.data", hasSize(points));
    }
}
