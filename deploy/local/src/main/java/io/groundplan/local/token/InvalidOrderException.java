package io.groundplan.local.token;

/** Says what is wrong with a body sent to the token endpoint. */
final class InvalidOrderException extends RuntimeException {
    InvalidOrderException(String message) {
        super(message);
    }
}
