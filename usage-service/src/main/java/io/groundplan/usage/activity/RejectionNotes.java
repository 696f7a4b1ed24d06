package io.groundplan.usage.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;

/**
 * Tells a project's people that usage of theirs was refused: one entry for the hour in which it was sent, with the first
 * reason. The entry's id is derived from project and hour, so that neither a second replica nor a replay makes another.
 */
@ApplicationScoped
public class RejectionNotes {
    private static final String ACTION = "usage.rejected";
    private static final int REMEMBERED = 10_000;
    private static final String INSERT =
            """
            insert into activity_entry (id, project_id, action, actor_id, actor_name, details, occurred_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint activity_entry_pk do nothing
            """;

    /** Usage of a project that was refused, and when it was sent to us. */
    public record Rejection(ProjectId project, Instant sent, String reason) {}

    private record Note(UUID id, Rejection rejection) {}

    private final Pool pool;
    private final Cache<UUID, Boolean> written = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofHours(2))
            .build();

    RejectionNotes(Pool pool) {
        this.pool = pool;
    }

    /** Notes each, unless its project has a note for that hour. */
    public Uni<Void> add(List<Rejection> rejections) {
        var notes = rejections.stream()
                .map(rejection -> new Note(idOf(rejection), rejection))
                .filter(note -> written.getIfPresent(note.id()) == null)
                .toList();
        return notes.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(INSERT)
                        .executeBatch(notes.stream().map(RejectionNotes::row).toList())
                        .invoke(() -> notes.forEach(note -> written.put(note.id(), true)))
                        .replaceWithVoid();
    }

    private static Tuple row(Note note) {
        var rejection = note.rejection();
        return Tuple.tuple()
                .addValue(note.id())
                .addValue(rejection.project().value())
                .addValue(ACTION)
                .addValue(Actor.SYSTEM.id())
                .addValue(Actor.SYSTEM.name())
                .addValue(new JsonObject().put("reason", rejection.reason()))
                .addValue(rejection.sent().atOffset(ZoneOffset.UTC));
    }

    private static UUID idOf(Rejection rejection) {
        return CanonicalId.ofDigest(ACTION + "\n" + rejection.project().value() + "\n"
                + rejection.sent().truncatedTo(ChronoUnit.HOURS));
    }
}
