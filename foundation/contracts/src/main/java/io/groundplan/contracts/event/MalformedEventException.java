package io.groundplan.contracts.event;

/** A record that is no event of ours; trying again cannot help. */
public class MalformedEventException extends RuntimeException {
    public MalformedEventException(String message) {
        super(message);
    }
}
