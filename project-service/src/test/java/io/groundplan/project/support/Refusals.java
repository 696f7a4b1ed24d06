package io.groundplan.project.support;

import java.util.Set;

import io.restassured.response.Response;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What every refusal of the database surface looks like. */
public final class Refusals {
    /** Everything that a request could have changed. */
    private static final String STATE =
            """
            select concat_ws(' ',
                (select count(*) || ',' || coalesce(sum(version), 0) from project),
                (select count(*) from project_database),
                (select count(*) from job),
                (select count(*) || ',' || count(revoked_at) from api_key),
                (select count(*) from project_token),
                (select count(*) from registration),
                (select last_value from outbox_id_seq))
            """;

    private Refusals() {}

    /** The status, and a body of nothing but one sentence. */
    public static void assertRefused(int status, Response answer) {
        answer.then()
                .statusCode(status)
                .contentType(equalTo("application/json"))
                .header("X-Request-Id", not(nullValue()))
                .body("error", instanceOf(String.class))
                .body("error", not(is("")));
        assertEquals(Set.of("error"), answer.jsonPath().getMap("$").keySet());
    }

    /** Runs the requests and fails if the tables are different afterwards. */
    public static void assertNothingChanges(Runnable requests) {
        var before = ServiceDatabase.value(STATE);
        requests.run();
        assertEquals(before, ServiceDatabase.value(STATE));
    }
}
