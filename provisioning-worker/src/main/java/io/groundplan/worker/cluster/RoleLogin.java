package io.groundplan.worker.cluster;

/** How a login role gets in, and the role that it acts as. */
public record RoleLogin(Identifier login, String password, Identifier role) {

    @Override
    public String toString() {
        return "RoleLogin[%s as %s]".formatted(login, role);
    }
}
