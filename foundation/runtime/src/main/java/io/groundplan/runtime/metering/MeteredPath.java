package io.groundplan.runtime.metering;

import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

/** What a path says about usage: the ids after `projects` and `databases`, in any form. */
final class MeteredPath {
    private static final String PROJECTS = "/projects/";
    private static final String DATABASES = "/databases/";
    /** Telling of usage is not usage. */
    private static final String REPORTS = "/usage-events";

    private MeteredPath() {}

    static Optional<ProjectId> project(String path) {
        return after(path, PROJECTS).flatMap(ProjectId::parse);
    }

    static Optional<DatabaseId> database(String path) {
        return after(path, DATABASES).flatMap(DatabaseId::parse);
    }

    static boolean isMetered(String path) {
        return !path.endsWith(REPORTS);
    }

    private static Optional<String> after(String path, String segment) {
        int found = path.indexOf(segment);
        if (found < 0) {
            return Optional.empty();
        }
        int start = found + segment.length();
        int end = path.indexOf('/', start);
        return Optional.of(end < 0 ? path.substring(start) : path.substring(start, end));
    }
}
