package io.groundplan.worker.copy;

import io.groundplan.worker.cluster.Identifier;

/** What the two roles of a database are called in its copy. */
public record RoleMap(Identifier sourceOwner, Identifier sourceLogin, Identifier owner, Identifier login) {

    /** For reading the copy itself, with which the source is compared. */
    RoleMap ofCopy() {
        return new RoleMap(owner, login, owner, login);
    }

    /** The setting that the catalog queries look names up in; the alphabet of identifiers needs no escapes. */
    String json() {
        return "{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(sourceOwner, owner, sourceLogin, login);
    }
}
