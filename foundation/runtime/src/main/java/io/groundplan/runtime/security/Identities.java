package io.groundplan.runtime.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** The security identity of a proven caller. Only a service has a role; people and keys are authorised by use cases. */
final class Identities {
    private Identities() {}

    static SecurityIdentity of(Caller caller) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(caller);
        return caller instanceof Caller.Service
                ? identity.addRole(Caller.Service.ROLE).build()
                : identity.build();
    }
}
