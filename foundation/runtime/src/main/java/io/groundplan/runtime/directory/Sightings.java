package io.groundplan.runtime.directory;

import io.groundplan.runtime.security.Caller;

/** Where verified tokens are reported, so that the user directory knows everyone from their first request on. */
public interface Sightings {

    /** Never delays and never fails the request. */
    void seen(Caller.User user);
}
