package io.groundplan.worker.copy;

import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.RoleLogin;

/**
 * Which database to copy into which empty one. The password is the login role's for as long as the copy takes, made up by
 * this attempt and known to nobody else.
 */
public record CopyOrder(Identifier source, Identifier target, RoleMap roles, String password) {

    RoleLogin login() {
        return new RoleLogin(roles.login(), password, roles.owner());
    }

    @Override
    public String toString() {
        return "CopyOrder[%s to %s]".formatted(source, target);
    }
}
