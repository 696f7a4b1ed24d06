package io.groundplan.project.apikey;

import java.util.Optional;
import java.util.Set;

import io.groundplan.runtime.security.Scope;

/** What an update sets of a key; the scopes take the place of the present ones. */
public record KeyUpdate(Optional<String> name, Optional<Set<Scope>> scopes) {

    boolean changes(ApiKey key) {
        return name.filter(given -> !given.equals(key.name())).isPresent()
                || scopes.filter(given -> !given.equals(key.scopes())).isPresent();
    }

    /** Whether the key would be able to write projects and is not now. */
    boolean raises(ApiKey key) {
        return scopes.filter(given -> given.contains(Scope.PROJECTS_WRITE)).isPresent()
                && !key.scopes().contains(Scope.PROJECTS_WRITE);
    }
}
