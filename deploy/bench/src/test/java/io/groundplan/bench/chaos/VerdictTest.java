package io.groundplan.bench.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** That chaos which does harm is told so. */
class VerdictTest {
    private static final String MARKER = "groundplan:prj_01234567890123456789";

    private final Map<String, Books.Database> projects =
            new HashMap<>(Map.of("db_a", new Books.Database("ready", "active", MARKER, "db_a_owner", "db_a_app")));
    private final Map<String, String> jobs = new HashMap<>(Map.of("job", "completed"));
    private final Map<String, String> engineJobs = new HashMap<>(jobs);
    private final Map<String, String> ready = new HashMap<>(Map.of("db_a", "project"));
    private final Map<String, Books.OnCluster> databases =
            new HashMap<>(Map.of("db_a", new Books.OnCluster(MARKER, true)));
    private final Map<String, String> roles = new HashMap<>(Map.of("db_a_owner", MARKER, "db_a_app", MARKER));

    @Test
    void whereAllBooksAgreeAllIsWell() {
        assertTrue(verdict().isGood());
    }

    @Test
    void whatNobodyKnowsIsAnOrphan() {
        databases.put("db_b", new Books.OnCluster(MARKER, true));
        roles.put("db_b_app", MARKER);
        assertEquals(List.of("db_b", "db_b_app"), verdict().orphans());
    }

    @Test
    void whatHasNoEndIsStuck() {
        jobs.put("job", "running");
        engineJobs.put("job", "running");
        assertEquals(1, verdict().stuckJobs().size());
    }

    @Test
    void aReadyDatabaseIsThereOpenMarkedWithItsRolesAndKnownToTheEngine() {
        for (var harm : List.<Runnable>of(
                databases::clear,
                () -> databases.put("db_a", new Books.OnCluster(MARKER, false)),
                () -> databases.put("db_a", new Books.OnCluster("groundplan:prj_other", true)),
                () -> roles.remove("db_a_app"),
                ready::clear)) {
            var before = verdict().disagreements().size();
            harm.run();
            assertEquals(before + 1, verdict().disagreements().size());
            makeGood();
        }
    }

    @Test
    void aProjectThatNobodyWorksOnIsReadyOrFailed() {
        projects.put("db_a", new Books.Database("provisioning", "active", MARKER, "db_a_owner", "db_a_app"));
        assertEquals(1, verdict().disagreements().size());
    }

    @Test
    void bothBooksOfJobsSayTheSame() {
        engineJobs.put("job", "cancelled");
        assertEquals(1, verdict().disagreements().size());
        engineJobs.clear();
        assertEquals(1, verdict().disagreements().size());
    }

    private void makeGood() {
        databases.put("db_a", new Books.OnCluster(MARKER, true));
        roles.put("db_a_app", MARKER);
        ready.put("db_a", "project");
    }

    private Verdict verdict() {
        var books = new Books(projects, Map.of(), jobs, engineJobs, ready, databases, roles, 0);
        return Verdict.of(books, List.of(), List.of());
    }
}
