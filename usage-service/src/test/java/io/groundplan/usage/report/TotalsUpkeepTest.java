package io.groundplan.usage.report;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.usage.FakeServices;
import io.groundplan.usage.ServiceDatabase;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Totals of days are kept for ever, those of hours as long as a series may ask for them. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class TotalsUpkeepTest {
    private static final String ROW =
            """
            insert into usage_total (project_id, period, bucket, reads, writes, ingress_bytes, egress_bytes)
            select ?, ?, date_trunc('day', now()) - ? * interval '1 day', ?, 0, 0, 0
            """;

    @Inject
    TotalsUpkeep upkeep;

    private final UUID project = UUID.randomUUID();

    @Test
    void onlyOldHoursAreForgotten() {
        for (int days : List.of(400, 42, 39)) {
            ServiceDatabase.run(ROW, project, "hour", days, days);
            ServiceDatabase.run(ROW, project, "day", days, days);
        }

        upkeep.expire().await().indefinitely();

        assertEquals(
                new TreeSet<>(List.of("hour 39", "day 400", "day 42", "day 39")),
                ServiceDatabase.rows("select period || ' ' || reads from usage_total where project_id = ?", project));
    }
}
