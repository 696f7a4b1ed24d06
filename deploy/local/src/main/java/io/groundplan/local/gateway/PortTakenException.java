package io.groundplan.local.gateway;

/** The gateway cannot listen where it should; the message says what to do about it. */
public final class PortTakenException extends RuntimeException {
    PortTakenException(int port, Throwable cause) {
        super(
                "Port %d cannot be used (%s). Stop the program that listens on it, or choose another port: GROUNDPLAN_PORT=%d deploy/local/up"
                        .formatted(port, cause.getMessage(), port + 1),
                cause);
    }
}
