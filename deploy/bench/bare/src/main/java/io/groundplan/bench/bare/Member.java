package io.groundplan.bench.bare;

import java.time.OffsetDateTime;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

/** A row of `member` with the person, rendered as it is. */
record Member(
        UUID id,
        UUID projectId,
        UUID userId,
        String role,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        long joined,
        long version,
        String email,
        String name,
        String avatarUrl) {

    static Member of(Row row) {
        return new Member(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getString(3),
                row.getOffsetDateTime(4),
                row.getOffsetDateTime(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
