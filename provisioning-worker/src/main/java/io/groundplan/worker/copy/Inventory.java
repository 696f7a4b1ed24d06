package io.groundplan.worker.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that there is in a database, by kind. */
record Inventory(Map<ObjectKind, List<CatalogObject>> objects) {
    private static final int SHOWN = 5;

    static Inventory read(CatalogReader catalog) throws SQLException {
        var objects = new EnumMap<ObjectKind, List<CatalogObject>>(ObjectKind.class);
        for (var kind : ObjectKind.values()) {
            objects.put(kind, catalog.objects(kind));
        }
        return new Inventory(objects);
    }

    List<CatalogObject> of(ObjectKind kind) {
        return objects.get(kind);
    }

    /** Those that are made one after the other. */
    List<CatalogObject> made() {
        return ObjectKind.made().stream().flatMap(kind -> of(kind).stream()).toList();
    }

    /** Such as `3 type, 21 table`; without the kinds of which there are none. */
    String summary() {
        return Stream.concat(Stream.of(ObjectKind.SCHEMA), ObjectKind.made().stream())
                .filter(kind -> !of(kind).isEmpty())
                .map(kind -> of(kind).size() + " " + kind.text())
                .collect(Collectors.joining(", "));
    }

    /** What of this is not so in the copy, or there only; the first few. */
    List<String> differences(Inventory copy) {
        var differences = new ArrayList<String>();
        for (var kind : ObjectKind.values()) {
            var here = fingerprints(kind);
            var there = copy.fingerprints(kind);
            of(kind).stream()
                    .filter(object -> !there.contains(fingerprint(object)))
                    .forEach(object -> differences.add(object.description() + " is missing or different"));
            copy.of(kind).stream()
                    .filter(object -> !here.contains(fingerprint(object)))
                    .forEach(object -> differences.add(object.description() + " is in the copy only"));
        }
        return differences.stream().limit(SHOWN).toList();
    }

    private Set<String> fingerprints(ObjectKind kind) {
        return of(kind).stream().map(Inventory::fingerprint).collect(Collectors.toCollection(HashSet::new));
    }

    /** What is only set on objects is known by its statement, which names them. */
    private static String fingerprint(CatalogObject object) {
        return object.kind().phase() == ObjectKind.Phase.FINISHING
                ? object.fingerprint()
                : object.identity() + "\n" + object.fingerprint();
    }
}
