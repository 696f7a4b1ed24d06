package io.groundplan.usage.sample;

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

/** What is forgotten of storage, and what must stay so that later samples find what was before them. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class StorageUpkeepTest {
    private static final String ROW =
            """
            insert into database_storage (database_id, bucket, sampled_at, bytes)
            select ?, date_trunc('hour', now()) - ? * interval '1 day', now() - ? * interval '1 day', ?
            """;
    private static final String GROWTH =
            "insert into project_storage select ?, date_trunc('hour', now()) - ? * interval '1 day', ?";

    @Inject
    StorageUpkeep upkeep;

    private final UUID project = UUID.randomUUID();
    private final UUID active = UUID.randomUUID();
    private final UUID quiet = UUID.randomUUID();

    @Test
    void theLastOldRowOfADatabaseStays() {
        for (int days : List.of(60, 50, 41, 39, 1)) {
            held(active, days);
        }
        held(quiet, 300);
        held(quiet, 200);
        for (int days : List.of(60, 41, 39, 1)) {
            ServiceDatabase.run(GROWTH, project, days, days);
        }

        upkeep.expire().await().indefinitely();

        assertEquals(new TreeSet<>(List.of("1", "39", "41")), left(active));
        assertEquals(new TreeSet<>(List.of("200")), left(quiet));
        assertEquals(
                new TreeSet<>(List.of("1", "39")),
                ServiceDatabase.rows("select delta from project_storage where project_id = ?", project));
    }

    /** So many days ago, with as many bytes. */
    private static void held(UUID database, int days) {
        ServiceDatabase.run(ROW, database, days, days, days);
    }

    private static TreeSet<String> left(UUID database) {
        return ServiceDatabase.rows("select bytes from database_storage where database_id = ?", database);
    }
}
