package io.groundplan.worker.copy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is copied, in the order in which it is made where nothing else decides. Each has a query of its name. */
enum ObjectKind {
    SCHEMA(Phase.PREPARATION),
    COLLATION(Phase.STRUCTURE),
    TYPE(Phase.STRUCTURE),
    DOMAIN(Phase.STRUCTURE),
    FUNCTION(Phase.STRUCTURE),
    AGGREGATE(Phase.STRUCTURE),
    OPERATOR(Phase.STRUCTURE),
    CAST(Phase.STRUCTURE),
    DOMAIN_CHECK(Phase.STRUCTURE),
    DICTIONARY(Phase.STRUCTURE),
    SEARCH_CONFIGURATION(Phase.STRUCTURE),
    SEQUENCE(Phase.STRUCTURE),
    TABLE(Phase.STRUCTURE),
    DEFAULT(Phase.STRUCTURE),
    VIEW(Phase.STRUCTURE),
    MATERIALIZED_VIEW(Phase.STRUCTURE),
    CHECK(Phase.FILLED),
    KEY(Phase.FILLED),
    INDEX(Phase.FILLED),
    STATISTICS(Phase.FILLED),
    RULE(Phase.FILLED),
    TRIGGER(Phase.FILLED),
    POLICY(Phase.FILLED),
    PUBLICATION(Phase.FILLED),
    FOREIGN_KEY(Phase.FILLED),
    OWNED_SEQUENCE(Phase.FINISHING),
    VALIDATION(Phase.FINISHING),
    FINISH(Phase.FINISHING),
    COMMENT(Phase.FINISHING),
    PRIVILEGE(Phase.FINISHING),
    DEFAULT_PRIVILEGE(Phase.FINISHING);

    private static final List<ObjectKind> MADE = Arrays.stream(values())
            .filter(kind -> kind.phase == Phase.STRUCTURE || kind.phase == Phase.FILLED)
            .toList();

    /** When something is made, seen from the rows. */
    enum Phase {
        /** Before everything, while the administrator still works in the database. */
        PREPARATION,
        /** As soon as what it needs is there. */
        STRUCTURE,
        /** Not before the rows are: it would be slow with them coming, or act upon them. */
        FILLED,
        /** Set on what is there, in the order of the kinds. */
        FINISHING
    }

    private final Phase phase;

    ObjectKind(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    /** Those that need each other in one order or another. */
    static List<ObjectKind> made() {
        return MADE;
    }

    String query() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text() {
        return query().replace('_', ' ');
    }
}
