package io.groundplan.worker.cluster;

import java.util.regex.Pattern;

import io.groundplan.worker.retry.PermanentFailureException;

/** The name of a database or role of ours: generated, never a user's text, and quoted wherever it is used. */
public record Identifier(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Identifier {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new PermanentFailureException("the job names something that is no identifier of ours");
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
