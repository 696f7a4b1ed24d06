package io.groundplan.worker.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which object needs which others to be there first, as the server keeps it. */
record Dependencies(Map<ObjectId, Set<ObjectId>> needs) {

    static Dependencies read(CatalogReader catalog) throws SQLException {
        var wholes = new HashMap<ObjectId, ObjectId>();
        catalog.list(CopyQuery.of("part"), Dependencies::pair).forEach(part -> wholes.put(part.from(), part.to()));
        var needs = new HashMap<ObjectId, Set<ObjectId>>();
        for (var need : catalog.list(CopyQuery.of("dependency"), Dependencies::pair)) {
            var object = whole(wholes, need.from());
            var needed = whole(wholes, need.to());
            if (!object.equals(needed)) {
                needs.computeIfAbsent(object, ignored -> new HashSet<>()).add(needed);
            }
        }
        return new Dependencies(needs);
    }

    Set<ObjectId> of(ObjectId object) {
        return needs.getOrDefault(object, Set.of());
    }

    /** The object that a part is made with: the array type's type, that type's table. */
    private static ObjectId whole(Map<ObjectId, ObjectId> wholes, ObjectId part) {
        var found = part;
        while (wholes.containsKey(found)) {
            found = wholes.get(found);
        }
        return found;
    }

    private record Pair(ObjectId from, ObjectId to) {}

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(new ObjectId(row.getLong(1), row.getLong(2)), new ObjectId(row.getLong(3), row.getLong(4)));
    }
}
