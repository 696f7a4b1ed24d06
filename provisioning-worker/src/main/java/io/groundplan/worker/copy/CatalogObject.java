package io.groundplan.worker.copy;

import java.util.List;
import java.util.Optional;

/**
 * An object as the server itself describes it: the statements that make it, and what of it must be the same in the copy.
 * `refresh` fills a materialized view that holds rows.
 */
record CatalogObject(
        ObjectKind kind,
        ObjectId id,
        String identity,
        List<String> statements,
        String fingerprint,
        Optional<String> refresh) {

    String description() {
        return kind.text() + " " + identity;
    }
}
