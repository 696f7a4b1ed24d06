package io.groundplan.worker.copy;

/** The schema that every database is born with, `public` unless its owner renamed it. */
final class DefaultSchema {
    private static final long OID = 2200;

    private DefaultSchema() {}

    static boolean isIt(CatalogObject schema) {
        return schema.id().objectId() == OID;
    }
}
