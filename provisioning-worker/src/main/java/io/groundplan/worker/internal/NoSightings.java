package io.groundplan.worker.internal;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.runtime.directory.Sightings;
import io.groundplan.runtime.security.Caller;

/** People have no business here: whoever tries with a token is refused, and nobody is told. */
@ApplicationScoped
class NoSightings implements Sightings {

    @Override
    public void seen(Caller.User user) {
        // nothing to report
    }
}
