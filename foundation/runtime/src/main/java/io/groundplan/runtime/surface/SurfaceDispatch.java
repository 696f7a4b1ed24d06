package io.groundplan.runtime.surface;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which surface a path belongs to. The database and fleet documents both own `/v1/projects`; a bare `/v1`
 * request goes to the first that matches of host, sub-resource, form of the project id, credential, configured default.
 */
@Singleton
class SurfaceDispatch {
    private static final Pattern SEPARATOR = Pattern.compile("/");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> DATABASE_ROOTS = Set.of("jobs", "organizations", "me", "clusters");
    private static final Set<String> FLEET_ROOTS =
            Set.of("members", "project_tokens", "join_project", "agents", "aggregators");
    private static final Set<String> DATABASE_PARTS =
            Set.of("extensions", "jobs", "connections", "credentials", "retry-provisioning");
    private static final Set<String> FLEET_PARTS = Set.of("members", "tokens", "invite", "agents", "aggregators");

    private final Surface bareDefault;

    SurfaceDispatch(
            @ConfigProperty(name = "groundplan.surfaces.bare-default", defaultValue = "database") String bareDefault) {
        this.bareDefault = switch (bareDefault) {
            case "database" -> Surface.DATABASE;
            case "fleet" -> Surface.FLEET;
            default ->
                throw new IllegalArgumentException(
                        "groundplan.surfaces.bare-default must be database or fleet, not " + bareDefault);
        };
    }

    /** The surface of a path with a prefix of its own; empty for bare `/v1` paths. */
    Optional<Surface> byPrefix(String path) {
        if (isUnder(path, "/v1")) {
            return Optional.empty();
        }
        if (isUnder(path, "/database/v1")) {
            return Optional.of(Surface.DATABASE);
        }
        if (isUnder(path, "/fleet/v1")) {
            return Optional.of(Surface.FLEET);
        }
        if (isUnder(path, "/api/v1/platform")) {
            return Optional.of(Surface.PLATFORM);
        }
        if (isUnder(path, "/api/v1") || isUnder(path, "/uploads/projects")) {
            return Optional.of(Surface.WORKLOAD);
        }
        return Optional.of(isUnder(path, "/projects") ? Surface.STUDIO : Surface.NONE);
    }

    /** Who answers a bare request. */
    Surface ofBare(BareRequest request) {
        return byHost(request.host())
                .or(() -> byResource(request.path()))
                .or(() -> byIdForm(request.path()))
                .or(() -> byCredential(request))
                .orElse(bareDefault);
    }

    /** The path that the surface's resources are registered under. */
    String pathOn(Surface surface, String barePath) {
        return switch (surface) {
            case DATABASE -> "/database" + barePath;
            case FLEET -> "/fleet" + barePath;
            case PLATFORM, WORKLOAD, STUDIO, NONE -> barePath;
        };
    }

    private static Optional<Surface> byHost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("db.") || name.startsWith("database.")) {
            return Optional.of(Surface.DATABASE);
        }
        return name.startsWith("cloud-api.") || name.startsWith("fleet.")
                ? Optional.of(Surface.FLEET)
                : Optional.empty();
    }

    private static Optional<Surface> byResource(String path) {
        var parts = SEPARATOR.split(path);
        var root = parts.length > 2 ? parts[2] : "";
        var part = root.equals("projects") && parts.length > 4 ? parts[4] : "";
        if (DATABASE_ROOTS.contains(root) || DATABASE_PARTS.contains(part)) {
            return Optional.of(Surface.DATABASE);
        }
        return FLEET_ROOTS.contains(root) || FLEET_PARTS.contains(part) ? Optional.of(Surface.FLEET) : Optional.empty();
    }

    private static Optional<Surface> byIdForm(String path) {
        var parts = SEPARATOR.split(path);
        if (parts.length < 4 || !parts[2].equals("projects")) {
            return Optional.empty();
        }
        if (parts[3].startsWith("prj_")) {
            return Optional.of(Surface.DATABASE);
        }
        return UUID_FORM.matcher(parts[3]).matches() ? Optional.of(Surface.FLEET) : Optional.empty();
    }

    private static Optional<Surface> byCredential(BareRequest request) {
        if (request.projectToken()) {
            return Optional.of(Surface.FLEET);
        }
        return request.apiKey() ? Optional.of(Surface.DATABASE) : Optional.empty();
    }

    private static boolean isUnder(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
