package io.groundplan.runtime.directory;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.security.Caller;

/** What the user directory of membership-service says of the people who make requests. */
public interface Directory {

    /** Waits for the directory only the first time that a person is seen; empty when it does not answer. */
    Uni<Optional<DirectoryEntry>> entryOf(Caller.User user);
}
