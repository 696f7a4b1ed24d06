package io.groundplan.testkit.surface;

import java.util.Map;

/** What the suites over all operations of a service need of it: things to ask for, and people who ask. */
public interface Fixture {

    /** Somebody whom the service has seen, and who has no part in anything. */
    Client person(String name);

    /** One of everything that the surface's operations are about, by the names of the placeholders. */
    Map<String, String> resources(Door door, Client owner);

    /** The same in a team that the owner is an owner of. */
    Map<String, String> resourcesOfTeam(Door door, Client owner);

    /** Somebody with a direct role in the project of the resources. */
    Client inProject(Map<String, String> resources, String role);

    /** Somebody with a role in the team of the resources. */
    Client inTeam(Map<String, String> resources, String role);
}
