package io.groundplan.project.database;

import java.util.Optional;

/** What a database shows as its last error: why its latest job failed, else why it can only be read. */
final class LastError {
    private static final String READ_ONLY =
            "the storage limit of the plan is reached: transactions are read only until the database holds less than 95 % of it";

    private LastError() {}

    static Optional<String> of(String reasonOfJob, boolean readOnly) {
        return Optional.ofNullable(reasonOfJob == null && readOnly ? READ_ONLY : reasonOfJob);
    }
}
