package io.groundplan.images;

/** An image was not built; the message says why and what to do. */
final class ImageException extends Exception {
    private static final long serialVersionUID = 1;

    ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
