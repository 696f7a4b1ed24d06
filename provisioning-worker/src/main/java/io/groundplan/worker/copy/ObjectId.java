package io.groundplan.worker.copy;

/** An object of one database: the catalog that it is in, and its row there. */
record ObjectId(long classId, long objectId) {}
