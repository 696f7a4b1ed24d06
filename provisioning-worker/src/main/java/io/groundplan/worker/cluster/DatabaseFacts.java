package io.groundplan.worker.cluster;

/**
 * A database as the catalogs show it. `invalid` is one that a killed DROP left behind: it can only be dropped.
 */
public record DatabaseFacts(
        String marker,
        String owner,
        String ownerMarker,
        boolean acceptsConnections,
        boolean template,
        boolean openToPublic,
        boolean invalid) {

    /**
     * Whether the project's marker is on the database, or on the role that owns it. The second covers the moment between
     * CREATE DATABASE and COMMENT, which no transaction can hold together, and owners, who may change the comment of
     * their own database but not that of a role. The role has its marker from the transaction that created it, so an
     * unmarked database that it owns can be nobody else's.
     */
    public boolean belongsTo(Marker project) {
        return project.is(ownerMarker) || project.is(marker);
    }
}
