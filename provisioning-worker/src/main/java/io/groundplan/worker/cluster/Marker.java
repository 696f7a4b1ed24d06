package io.groundplan.worker.cluster;

import java.util.Optional;

import io.groundplan.contracts.id.ProjectId;

/** The comment that makes a database or role ours, and says whose it is. */
public record Marker(String text) {
    private static final String PREFIX = "groundplan:";
    private static final String SPARE_PREFIX = "groundplan-spare:";

    /** On the template databases and the role that owns them. */
    public static final Marker TEMPLATE = new Marker(PREFIX + "template");

    /** On the role that owns the spare databases. */
    public static final Marker SPARES = new Marker(SPARE_PREFIX + "owner");

    /** On the role of a connection pooler that we made. */
    public static final Marker POOLER = new Marker(PREFIX + "pooler");

    /** What the marker of any project looks like, for `like`. */
    public static final String ANY_PROJECT = PREFIX + "prj\\_%";

    public static Marker of(ProjectId project) {
        return new Marker(PREFIX + project.text());
    }

    /** On a spare database that is a finished copy of that template. */
    public static Marker spareOf(Identifier template) {
        return new Marker(SPARE_PREFIX + template.name());
    }

    /** The project whose marker the comment is, letter for letter; empty for everything else. */
    public static Optional<ProjectId> project(String comment) {
        return Optional.ofNullable(comment)
                .filter(text -> text.startsWith(PREFIX))
                .flatMap(text -> ProjectId.parse(text.substring(PREFIX.length())))
                .filter(id -> of(id).is(comment));
    }

    public boolean is(String comment) {
        return text.equals(comment);
    }

    /** The form for SQL; the alphabet of ids needs no escapes. */
    public String literal() {
        return "'" + text + "'";
    }

    @Override
    public String toString() {
        return text;
    }
}
