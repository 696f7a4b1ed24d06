package io.groundplan.worker.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.retry.PermanentFailureException;

/** One copy from beginning to end, on a thread of its own. */
final class CopyRun implements Runnable {
    private final ClusterSession session;
    private final CopyOrder order;
    private final CopyConnections connections;
    private final Restorer restorer;
    private final Stop guard;

    CopyRun(ClusterSession session, CopyOrder order, CopyConnections connections, Restorer restorer, Stop guard) {
        this.session = session;
        this.order = order;
        this.connections = connections;
        this.restorer = restorer;
        this.guard = guard;
    }

    @Override
    public void run() {
        try (var source = connections.asAdmin(order.source())) {
            copy(source, SourceSnapshot.open(source, order.roles()));
        } catch (SQLException e) {
            throw CopyFailures.reading(e);
        }
    }

    private void copy(Connection source, CatalogReader catalog) throws SQLException {
        requireCopyable(catalog);
        var inventory = Inventory.read(catalog);
        var creation = CreationOrder.of(inventory.made(), Dependencies.read(catalog));
        var settings = catalog.list(CopyQuery.of("setting"), RoleSetting::of);
        var searchPath = RoleSetting.searchPath(settings, order.roles());

        prepare(inventory, catalog);
        restorer.make(creation.beforeRows());
        session.tell("schema " + order.source() + ": " + inventory.summary());
        copyRows(source, catalog, searchPath);
        restorer.pin();
        restorer.make(creation.afterRows());
        session.tell(
                "after rows " + order.source() + ": " + creation.afterRows().size() + " objects");
        finish(inventory, creation, catalog, searchPath);
        settings.forEach(this::set);
        verify(inventory);
    }

    private static void requireCopyable(CatalogReader catalog) throws SQLException {
        List<String> refusals = catalog.list(CopyQuery.of("refusal"), row -> row.getString(1));
        if (!refusals.isEmpty()) {
            throw new PermanentFailureException(String.join("; ", refusals));
        }
    }

    /** Schemas and extensions, before anything is there that could run while the administrator makes these. */
    private void prepare(Inventory inventory, CatalogReader catalog) throws SQLException {
        restorer.pin();
        if (inventory.of(ObjectKind.SCHEMA).stream().noneMatch(DefaultSchema::isIt)) {
            restorer.run("schema public", "drop schema public");
        }
        restorer.make(inventory.of(ObjectKind.SCHEMA));
        for (var extension : catalog.list(CopyQuery.of("extension"), ExtensionCopy::of)) {
            new ExtensionConfiguration(catalog).requireNone(extension.name());
            if (extension.own()) {
                restorer.run("extension " + extension.name(), extension.statement());
            } else {
                AdminStatements.run(session, order.target(), "extension " + extension.name(), extension.statement());
            }
            session.tell("extension " + extension.name());
        }
    }

    /** With the search path of clients: checks of domains and generated columns may look something up by its name. */
    private void copyRows(Connection source, CatalogReader catalog, String searchPath) throws SQLException {
        try (var target = connections.asLogin(order)) {
            try (var path = target.prepareStatement("select set_config('search_path', ?, false)")) {
                path.setString(1, searchPath);
                path.execute();
            }
            var rows = new RowCopy(source, target, guard);
            Map<String, RowCopy.Volume> volumes = new LinkedHashMap<>();
            for (var table : catalog.list(CopyQuery.of("row_source"), TableRows::of)) {
                volumes.merge(table.schema(), rows.copy(table), RowCopy.Volume::plus);
            }
            volumes.forEach((schema, volume) -> session.tell("rows %s.%s: %d tables, %d rows, %d bytes"
                    .formatted(order.source(), schema, volume.tables(), volume.rows(), volume.bytes())));
            int objects = new LargeObjects(source, target, guard).copy(catalog);
            if (objects > 0) {
                session.tell("large objects " + order.source() + ": " + objects);
            }
        }
    }

    private void finish(Inventory inventory, CreationOrder creation, CatalogReader catalog, String searchPath)
            throws SQLException {
        for (var name : catalog.list(CopyQuery.of("sequence_name"), row -> row.getString(1))) {
            restorer.run("sequence " + name, SequenceValue.read(catalog, name).statement());
        }
        restorer.make(inventory.of(ObjectKind.OWNED_SEQUENCE));
        restorer.searchPath(searchPath);
        restorer.make(inventory.of(ObjectKind.VALIDATION));
        restorer.pin();
        restorer.refresh(creation.materializedViews(), view -> session.tell("refreshed " + view.identity()));
        restorer.make(inventory.of(ObjectKind.FINISH));
        restorer.make(inventory.of(ObjectKind.COMMENT));
        restorer.make(inventory.of(ObjectKind.PRIVILEGE));
        restorer.make(inventory.of(ObjectKind.DEFAULT_PRIVILEGE));
    }

    private void set(RoleSetting setting) {
        guard.run();
        AdminStatements.run(session, "setting " + setting.name(), setting.statement(order));
    }

    /** The same queries over the copy must say the same. */
    private void verify(Inventory inventory) throws SQLException {
        try (var target = connections.asAdmin(order.target())) {
            target.setReadOnly(true);
            target.setAutoCommit(false);
            var catalog = new CatalogReader(target, order.roles().ofCopy());
            requireCopyable(catalog);
            var differences = inventory.differences(Inventory.read(catalog));
            if (!differences.isEmpty()) {
                throw new PermanentFailureException("the copy differs: " + String.join("; ", differences));
            }
        }
        session.tell("verified " + order.target() + " against " + order.source());
    }
}
