package io.groundplan.contracts.event;

/** Who caused an event: a user or an API key by its id, or the system itself. */
public record Actor(String id, String name) {
    public static final Actor SYSTEM = new Actor("system", "Groundplan");
}
