package io.groundplan.worker.cluster;

import java.util.List;

/** A role as the catalogs show it; `settings` are its `name=value` defaults, `memberOf` the roles it was granted. */
public record RoleFacts(
        String marker,
        boolean canLogin,
        boolean hasVerifier,
        int connectionLimit,
        List<String> settings,
        List<String> memberOf) {

    public boolean belongsTo(Marker project) {
        return project.is(marker);
    }
}
