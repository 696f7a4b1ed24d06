package io.groundplan.bench.chaos;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that create a project, use its database, and delete it again, over and over. One in five changes their mind
 * and cancels; one in ten keeps the project, with a row in it that must be there in the end.
 */
final class Cycles {
    private static final int KEEP_ONE_OF = 10;
    private static final int CANCEL_ONE_OF = 5;
    private static final int TRIES = 40;
    private static final long DAY = 24;

    private final ChaosClient client;
    private final ChaosOptions options;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, URI> kept = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    Cycles(ChaosClient client, ChaosOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Does all of them. */
    void run() throws InterruptedException {
        var clients = Executors.newFixedThreadPool(options.concurrent());
        for (int i = 0; i < options.concurrent(); i++) {
            var random = new Random(options.seed() + i);
            clients.execute(() -> cycleAfterCycle(random));
        }
        clients.shutdown();
        clients.awaitTermination(DAY, TimeUnit.HOURS);
    }

    int ended() {
        return ended.get();
    }

    /** What clients saw that should not be. */
    Queue<String> complaints() {
        return complaints;
    }

    /** Projects that are to be ready, by their connection URL. */
    Map<String, URI> kept() {
        return kept;
    }

    private void cycleAfterCycle(Random random) {
        while (begun.getAndIncrement() < options.cycles()) {
            try {
                cycle(random);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | SQLException e) {
                complaints.add(e.toString());
            }
            ended.incrementAndGet();
        }
    }

    private void cycle(Random random) throws InterruptedException, SQLException {
        var created = client.post("/projects", "{\"name\":\"Chaos\"}");
        if (created.status() != 202) {
            throw new IllegalStateException("a project was refused: " + created);
        }
        var project = created.body().path("project").path("id").asText();
        if (random.nextInt(CANCEL_ONE_OF) == 0) {
            client.post("/jobs/" + created.job() + "/cancel", "");
        }
        awaitEnd(created.job());
        makeReady(project).ifPresent(url -> use(project, url));
        if (random.nextInt(KEEP_ONE_OF) == 0) {
            keep(project);
        } else {
            delete(project);
        }
    }

    /** Provisions again until it works; empty when the attempts are used up, which is an honest end. */
    private Optional<URI> makeReady(String project) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            var state = client.get("/projects/" + project).state("project");
            if (state.equals("ready")) {
                return Optional.of(URI.create(client.get("/projects/" + project + "/connections")
                        .body()
                        .path("connections")
                        .path("direct_url")
                        .asText()));
            }
            var again = client.post("/projects/" + project + "/retry-provisioning", "");
            if (again.status() == 202) {
                awaitEnd(again.job());
            }
        }
        complaints.add("project " + project + " does not get ready");
        return Optional.empty();
    }

    private void use(String project, URI url) {
        try (var connection = open(url);
                var statement = connection.createStatement()) {
            statement.execute("create table note (text text)");
            statement.execute("insert into note values ('" + project + "')");
        } catch (SQLException e) {
            complaints.add("project " + project + " is ready and cannot be used: " + e.getMessage());
        }
    }

    private void keep(String project) throws InterruptedException {
        makeReady(project).ifPresent(url -> kept.put(project, url));
    }

    private void delete(String project) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            var deleted = client.delete("/projects/" + project);
            if (deleted.status() == 404) {
                return;
            }
            if (deleted.status() == 202) {
                awaitEnd(deleted.job());
            }
        }
        complaints.add("project " + project + " does not go away");
    }

    private void awaitEnd(String job) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            var state = client.get("/jobs/" + job + "?wait=10s").state("job");
            if (!state.equals("pending") && !state.equals("running")) {
                return;
            }
        }
        complaints.add("job " + job + " does not end");
    }

    /** Whether the row that was written is there, as the client of the project sees it. */
    static boolean hasRow(String project, URI url) {
        try (var connection = open(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from note")) {
            return rows.next() && rows.getString(1).equals(project);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection open(URI url) throws SQLException {
        var user = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s?sslmode=disable".formatted(url.getHost(), url.getPort(), url.getPath()),
                user[0],
                user[1]);
    }
}
