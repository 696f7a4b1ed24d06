package io.groundplan.project.database;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.job.DatabaseTarget;

/** Names on the cluster, made from the id alone: unique on every cluster, and no user text in them. */
final class DatabaseNames {
    private DatabaseNames() {}

    static DatabaseTarget of(DatabaseId id) {
        var name = "db_" + CanonicalId.base32(id.value());
        return new DatabaseTarget(id.value(), name, name + "_owner", name + "_app");
    }
}
