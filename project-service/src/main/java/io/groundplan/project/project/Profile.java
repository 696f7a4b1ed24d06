package io.groundplan.project.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What people say about a project, on whichever surface. `defaultServer` is any id of the caller's own. */
public record Profile(
        String name,
        Optional<String> displayName,
        Optional<String> description,
        Optional<String> clientName,
        Optional<String> color,
        boolean singleServerMode,
        Optional<UUID> defaultServer,
        boolean autoErrorTracking) {

    public static Profile named(String name) {
        return new Profile(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false);
    }

    public Profile withName(String value) {
        return new Profile(
                value, displayName, description, clientName, color, singleServerMode, defaultServer, autoErrorTracking);
    }

    /** Null clears it, here and below. */
    public Profile withDisplayName(String value) {
        var given = Optional.ofNullable(value);
        return new Profile(
                name, given, description, clientName, color, singleServerMode, defaultServer, autoErrorTracking);
    }

    public Profile withDescription(String value) {
        var given = Optional.ofNullable(value);
        return new Profile(
                name, displayName, given, clientName, color, singleServerMode, defaultServer, autoErrorTracking);
    }

    public Profile withClientName(String value) {
        var given = Optional.ofNullable(value);
        return new Profile(
                name, displayName, description, given, color, singleServerMode, defaultServer, autoErrorTracking);
    }

    public Profile withColor(String value) {
        var given = Optional.ofNullable(value);
        return new Profile(
                name, displayName, description, clientName, given, singleServerMode, defaultServer, autoErrorTracking);
    }

    public Profile withSingleServerMode(boolean value) {
        return new Profile(name, displayName, description, clientName, color, value, defaultServer, autoErrorTracking);
    }

    public Profile withDefaultServer(UUID value) {
        var given = Optional.ofNullable(value);
        return new Profile(
                name, displayName, description, clientName, color, singleServerMode, given, autoErrorTracking);
    }

    public Profile withAutoErrorTracking(boolean value) {
        return new Profile(name, displayName, description, clientName, color, singleServerMode, defaultServer, value);
    }

    /** The fields that differ, by the names that events use. */
    List<String> changedSince(Profile before) {
        var changed = new ArrayList<String>();
        addIfDifferent(changed, "name", before.name, name);
        addIfDifferent(changed, "display_name", before.displayName, displayName);
        addIfDifferent(changed, "description", before.description, description);
        addIfDifferent(changed, "client_name", before.clientName, clientName);
        addIfDifferent(changed, "color", before.color, color);
        addIfDifferent(changed, "single_server_mode", before.singleServerMode, singleServerMode);
        addIfDifferent(changed, "default_server_id", before.defaultServer, defaultServer);
        addIfDifferent(changed, "auto_error_tracking_enabled", before.autoErrorTracking, autoErrorTracking);
        return changed;
    }

    private static void addIfDifferent(List<String> changed, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }
}
