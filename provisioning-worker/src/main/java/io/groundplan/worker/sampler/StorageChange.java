package io.groundplan.worker.sampler;

import org.jboss.logging.Logger;

import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.worker.storage.StorageLimit;

/** What is told when a database comes to its limit or below it again. */
final class StorageChange {
    private static final Logger LOG = Logger.getLogger(StorageChange.class);

    private StorageChange() {}

    static StorageEvent event(DueDatabase due, StorageLimit limit, Sample sample) {
        LOG.infof(
                "database %s project=%s database=%s bytes=%d limit=%d",
                sample.readOnly() ? "is read only now" : "may be written again",
                due.project().text(),
                due.id().text(),
                sample.totalBytes(),
                limit.bytes());
        return sample.readOnly()
                ? new StorageEvent.StorageLimited(
                        due.project().value(), due.id().value(), sample.totalBytes(), limit.bytes())
                : new StorageEvent.StorageRestored(
                        due.project().value(), due.id().value(), sample.totalBytes(), limit.bytes());
    }
}
