package io.groundplan.membership.api.fleet;

import java.util.List;

import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;

/** What this surface says instead of roles. */
final class Permissions {
    static final String DESCRIPTION = "Of create:*, read:*, update:*, delete:*; absent, null or empty: all.";

    private static final List<String> ALL = List.of("create:*", "read:*", "update:*", "delete:*");

    private Permissions() {}

    /** The smallest role that holds all of them. */
    static Role role(List<String> permissions) {
        if (permissions == null || permissions.isEmpty()) {
            return Role.ADMIN;
        }
        if (!permissions.stream().allMatch(Permissions::isKnown)) {
            throw Problem.invalid("permissions", "must hold only create:*, read:*, update:* and delete:*");
        }
        if (permissions.contains("delete:*") || permissions.contains("update:*")) {
            return Role.ADMIN;
        }
        return permissions.contains("create:*") ? Role.MEMBER : Role.VIEWER;
    }

    private static boolean isKnown(String permission) {
        return permission != null && ALL.contains(permission);
    }

    static List<String> of(Role role) {
        return switch (role) {
            case OWNER, ADMIN -> ALL;
            case MEMBER -> List.of("create:*", "read:*");
            case VIEWER -> List.of("read:*");
        };
    }
}
