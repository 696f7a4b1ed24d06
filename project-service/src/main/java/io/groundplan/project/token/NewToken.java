package io.groundplan.project.token;

import java.util.Set;

/** What a token is made from; no permissions mean all. */
public record NewToken(String name, Set<TokenPermission> permissions) {
    /** The token that a project starts with. */
    static final NewToken DEFAULT = new NewToken("default", Set.of());

    public NewToken {
        permissions = permissions.isEmpty() ? TokenPermission.ALL : Set.copyOf(permissions);
    }
}
