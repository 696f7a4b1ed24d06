package io.groundplan.e2e;

import java.sql.SQLException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What its owner does with a project that is ready, to its end. */
final class OwnersWalk {
    private static final String INVALID_PASSWORD = "28P01";

    private OwnersWalk() {}

    static void with(RunningStack stack, DatabaseProject project) throws SQLException {
        var database = project.connections();
        database.execute("create table product (id int primary key, name text not null)");
        project.enable("hstore", "completed");
        database.execute(
                "alter table product add column tags hstore", "insert into product values (1, 'pen', 'colour=>blue')");
        assertEquals("blue", database.query("select tags -> 'colour' from product"));

        var refused = project.disable("hstore", "failed");
        assertTrue(refused.path("error").asText().contains("tags"), () -> "names the dependency: " + refused);
        assertEquals("blue", database.query("select tags -> 'colour' from product"));
        database.execute("alter table product drop column tags");
        project.disable("hstore", "completed");

        project.rotate("completed");
        var oldPassword = assertThrows(SQLException.class, database::open);
        assertEquals(INVALID_PASSWORD, oldPassword.getSQLState());
        var rotated = project.connections();
        assertEquals("pen", rotated.query("select name from product"));

        project.delete("completed");
        assertEquals(404, project.client().get(project.path("")).status());
        assertEquals(0, database.remains(), "no database and no role is left");
        assertSecretsStayedIn(stack, database.password(), rotated.password());
    }

    private static void assertSecretsStayedIn(RunningStack stack, String... passwords) {
        var logs = stack.logs();
        for (var password : passwords) {
            assertFalse(logs.contains(password), "a password is in a log");
        }
    }
}
