package io.groundplan.worker.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.groundplan.worker.retry.PermanentFailureException;

/**
 * Everything after what it needs; between objects that do not care, by kind and name. The rows come as soon as all tables
 * are there, and what is of the phase after them waits for them.
 */
record CreationOrder(List<CatalogObject> beforeRows, List<CatalogObject> afterRows) {
    private static final ObjectId ROWS = new ObjectId(0, 0);
    private static final int SHOWN = 5;

    static CreationOrder of(List<CatalogObject> objects, Dependencies dependencies) {
        return new Sorting(objects, dependencies).sorted();
    }

    /** Each after those that its rows come from. */
    List<CatalogObject> materializedViews() {
        return Stream.concat(beforeRows.stream(), afterRows.stream())
                .filter(object -> object.kind() == ObjectKind.MATERIALIZED_VIEW)
                .toList();
    }

    /** One pass of Kahn's algorithm, with the rows as an object among the others. */
    private static final class Sorting {
        private final Map<ObjectId, CatalogObject> byId = new HashMap<>();
        private final Map<ObjectId, Integer> missing = new HashMap<>();
        private final Map<ObjectId, List<ObjectId>> waiting = new HashMap<>();
        private final PriorityQueue<ObjectId> ready =
                new PriorityQueue<>(Comparator.comparingInt(this::rank).thenComparing(this::identity));
        private final List<CatalogObject> before = new ArrayList<>();
        private final List<CatalogObject> after = new ArrayList<>();

        Sorting(List<CatalogObject> objects, Dependencies dependencies) {
            objects.forEach(object -> byId.put(object.id(), object));
            objects.forEach(object -> add(object.id(), needs(object, dependencies)));
            add(
                    ROWS,
                    objects.stream()
                            .filter(object -> object.kind() == ObjectKind.TABLE)
                            .map(CatalogObject::id)
                            .collect(Collectors.toSet()));
        }

        private Set<ObjectId> needs(CatalogObject object, Dependencies dependencies) {
            var needs = new HashSet<>(dependencies.of(object.id()));
            needs.removeIf(needed -> !byId.containsKey(needed));
            if (object.kind().phase() == ObjectKind.Phase.FILLED) {
                needs.add(ROWS);
            }
            return needs;
        }

        private void add(ObjectId id, Set<ObjectId> needs) {
            missing.put(id, needs.size());
            needs.forEach(needed -> waiting.computeIfAbsent(needed, ignored -> new ArrayList<>())
                    .add(id));
            if (needs.isEmpty()) {
                ready.add(id);
            }
        }

        CreationOrder sorted() {
            boolean rowsAreThere = false;
            while (!ready.isEmpty()) {
                var next = ready.poll();
                missing.remove(next);
                if (next.equals(ROWS)) {
                    rowsAreThere = true;
                } else {
                    (rowsAreThere ? after : before).add(byId.get(next));
                }
                waiting.getOrDefault(next, List.of()).forEach(this::oneLess);
            }
            if (!missing.isEmpty()) {
                throw new PermanentFailureException("these objects need each other and cannot be copied: " + circle());
            }
            return new CreationOrder(before, after);
        }

        private void oneLess(ObjectId id) {
            if (missing.merge(id, -1, Integer::sum) == 0) {
                ready.add(id);
            }
        }

        private String circle() {
            return missing.keySet().stream()
                    .filter(byId::containsKey)
                    .map(id -> byId.get(id).description())
                    .sorted()
                    .limit(SHOWN)
                    .collect(Collectors.joining(", "));
        }

        /** The rows before the first kind that waits for them. */
        private int rank(ObjectId id) {
            return id.equals(ROWS)
                    ? 2 * ObjectKind.CHECK.ordinal() - 1
                    : 2 * byId.get(id).kind().ordinal();
        }

        private String identity(ObjectId id) {
            return id.equals(ROWS) ? "" : byId.get(id).identity();
        }
    }
}
