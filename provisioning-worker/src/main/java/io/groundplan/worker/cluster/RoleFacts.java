package io.groundplan.worker.cluster;

import java.util.List;

/** A role as the catalogs show it; `settings` are its `name=value` defaults. */
public record RoleFacts(
        String marker, boolean canLogin, boolean hasVerifier, int connectionLimit, List<String> settings) {

    public boolean belongsTo(Marker project) {
        return project.is(marker);
    }
}
