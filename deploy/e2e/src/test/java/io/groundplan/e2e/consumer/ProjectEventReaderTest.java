package io.groundplan.e2e.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.event.ProjectEvent.ProjectReady;
import io.groundplan.contracts.event.ProjectEvent.ProjectUpdated;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.kafka.KafkaSend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The example keeps what it promises to whoever copies it. */
class ProjectEventReaderTest {
    private static KafkaBroker kafka;
    private static KafkaSend owner;

    private final String group = "billing-" + UUID.randomUUID();
    private final UUID shop = CanonicalId.next(Instant.now());
    private final UUID blog = CanonicalId.next(Instant.now());
    private ProjectDirectory directory;
    private ProjectEventReader reader;

    @BeforeAll
    static void startServer() {
        kafka = KafkaBroker.open(KafkaBroker.Options.forTests());
        kafka.createTopics(List.of(Topics.PROJECT), 3);
        owner = KafkaSend.open(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopServer() {
        owner.close();
        kafka.close();
    }

    @BeforeEach
    void start() {
        directory = new ProjectDirectory();
        reader = new ProjectEventReader(kafka.bootstrapServers(), group, directory);
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    void theDirectoryFollowsProjects() {
        tell(shop, 1, created(shop, "Shop"));
        tell(blog, 1, created(blog, "Blog"));
        tell(shop, 2, new ProjectReady(shop, "Shop"));
        tell(shop, 3, new ProjectUpdated(shop, "Better shop", List.of("name")));
        tell(blog, 2, new ProjectDeleted(blog, "Blog"));
        readUntil(shop, new ProjectDirectory.Entry("Better shop", true, 3));
        readUntil(blog, null);
    }

    @Test
    void eventsOfAProjectComeInTheirOrderHoweverManyProjectsThereAre() {
        var projects =
                Stream.generate(() -> CanonicalId.next(Instant.now())).limit(8).toList();
        projects.forEach(project -> tell(project, 0, created(project, "0")));
        for (int version = 1; version <= 20; version++) {
            int sequence = version;
            projects.forEach(project ->
                    tell(project, sequence, new ProjectUpdated(project, Integer.toString(sequence), List.of("name"))));
        }
        projects.forEach(project -> readUntil(project, new ProjectDirectory.Entry("20", false, 20)));
    }

    @Test
    void anEventThatComesTwiceIsAppliedOnce() {
        var renamed = EventIds.next(Instant.now());
        tell(shop, 1, created(shop, "Shop"));
        tell(renamed, shop, 2, new ProjectUpdated(shop, "First name", List.of("name")));
        tell(shop, 2, new ProjectUpdated(shop, "Second name", List.of("name")));
        tell(renamed, shop, 2, new ProjectUpdated(shop, "First name", List.of("name")));
        tell(shop, 3, new ProjectReady(shop, "Second name"));
        readUntil(shop, new ProjectDirectory.Entry("Second name", true, 3));
    }

    @Test
    void whoDiesBeforeCommittingHearsItAgainAndKnowsIt() {
        tell(shop, 1, created(shop, "Shop"));
        awaitTrue(() -> reader.apply() > 0 && directory.projects().containsKey(shop.toString()));
        reader.close();
        tell(shop, 2, new ProjectReady(shop, "Shop"));

        reader = new ProjectEventReader(kafka.bootstrapServers(), group, directory);
        readUntil(shop, new ProjectDirectory.Entry("Shop", true, 2));
    }

    @Test
    void aReplayChangesNothingAndRebuildsWhatWasLost() {
        tell(shop, 1, created(shop, "Shop"));
        tell(shop, 2, new ProjectReady(shop, "Shop"));
        tell(blog, 1, created(blog, "Blog"));
        tell(blog, 2, new ProjectDeleted(blog, "Blog"));
        readUntil(shop, new ProjectDirectory.Entry("Shop", true, 2));
        readToTheEnd();
        var before = directory.projects();

        reader.replay();
        readToTheEnd();
        assertEquals(before, directory.projects());
        directory.forgetIds();
        reader.replay();
        readToTheEnd();
        assertEquals(before, directory.projects());

        var empty = new ProjectDirectory();
        reader.close();
        directory = empty;
        reader = new ProjectEventReader(kafka.bootstrapServers(), group + "-rebuilt", empty);
        readUntil(shop, new ProjectDirectory.Entry("Shop", true, 2));
        readToTheEnd();
        assertEquals(before, empty.projects());
    }

    @Test
    void whatIsNewIsIgnoredAndWhatIsWrongIsPutAside() {
        var headers = envelope(EventIds.next(Instant.now()), shop, 1, created(shop, "Shop"))
                .headers();
        headers.put("ce_type", "io.groundplan.project.painted.v1");
        owner.record(Topics.PROJECT, shop.toString(), "{\"colour\":\"red\"}", headers);
        owner.record(Topics.PROJECT, shop.toString(), "{}", Map.of());
        headers.put("ce_type", ProjectCreated.TYPE);
        owner.record(Topics.PROJECT, shop.toString(), "{\"projectId\":\"none\"}", headers);
        owner.record(Topics.PROJECT, shop.toString(), "no json", headers);
        var withMore =
                "{\"projectId\":\"%1$s\",\"teamId\":\"%1$s\",\"ownerId\":\"%1$s\",\"ownerName\":\"Ada\",\"name\":\"Shop\",\"slug\":\"shop\",\"colour\":\"red\"}"
                        .formatted(shop);
        owner.record(Topics.PROJECT, shop.toString(), withMore, headers);
        readUntil(shop, new ProjectDirectory.Entry("Shop", false, 1));
        assertTrue(directory.rejected().size() >= 3, () -> directory.rejected().toString());
    }

    private static ProjectCreated created(UUID project, String name) {
        return new ProjectCreated(project, project, project, "Ada", name, "a-" + name.toLowerCase(Locale.ROOT));
    }

    private static void tell(UUID project, long sequence, EventData data) {
        tell(EventIds.next(Instant.now()), project, sequence, data);
    }

    private static void tell(UUID id, UUID project, long sequence, EventData data) {
        owner.event(project.toString(), envelope(id, project, sequence, data), data);
    }

    private static EventEnvelope envelope(UUID id, UUID project, long sequence, EventData data) {
        return new EventEnvelope(
                id,
                data.eventType(),
                "/project-service",
                project.toString(),
                Instant.now(),
                Actor.SYSTEM,
                sequence,
                null);
    }

    private void readUntil(UUID project, ProjectDirectory.Entry expected) {
        awaitTrue(() -> {
            reader.read();
            var known = directory.projects().get(project.toString());
            return expected == null ? known == null : expected.equals(known);
        });
    }

    private void readToTheEnd() {
        awaitTrue(() -> reader.read() == 0);
    }

    private static void awaitTrue(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .pollInSameThread()
                .until(condition);
    }
}
