package io.groundplan.testkit.surface;

import io.restassured.response.Response;

import io.groundplan.testkit.sql.TableState;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What refusals look like, and that they change nothing. */
public final class Refusals {
    private Refusals() {}

    /** The status, and the body that the database surface has for every refusal. */
    public static void assertRefused(int status, Response answer) {
        assertRefused(Door.DATABASE, status, answer);
    }

    /** The status, and the body that the surface has for it. */
    public static void assertRefused(Door door, int status, Response answer) {
        Refusal.of(answer).assertOn(door, status);
    }

    public static void assertRefused(Door door, int status, RawHttp.Answer answer) {
        Refusal.of(answer).assertOn(door, status);
    }

    /** Runs the requests and fails if the tables are different afterwards. */
    public static void assertNothingChanges(Runnable requests) {
        var before = TableState.now();
        requests.run();
        assertEquals(before, TableState.now());
    }
}
