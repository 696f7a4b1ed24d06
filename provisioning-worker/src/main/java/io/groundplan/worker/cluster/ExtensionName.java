package io.groundplan.worker.cluster;

import java.util.regex.Pattern;

import io.groundplan.worker.retry.PermanentFailureException;

/** The name of an extension, such as `uuid-ossp`. */
public record ExtensionName(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    public ExtensionName {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new PermanentFailureException("the job names something that is no extension");
        }
    }

    /** The form for SQL. */
    public String quoted() {
        return '"' + name + '"';
    }

    @Override
    public String toString() {
        return name;
    }
}
