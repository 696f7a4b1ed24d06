package io.groundplan.project.api.workload;

import java.util.Locale;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;

import io.groundplan.project.icon.Icons;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/**
 * Reads the picture out of a multipart request as it arrives. Never more than an icon is kept in memory and nothing goes
 * to disk: once there is too much, it is refused, and the rest is thrown away unread or, if there is no end to it, the
 * connection closed.
 */
final class IconUpload {
    private static final Set<String> PARTS = Set.of("icon", "file");
    private static final String MULTIPART = "multipart/form-data";
    /** Boundaries and headers of the parts. */
    private static final int OVERHEAD = 64 << 10;
    /** Up to here a client that sends too much is listened to, since many read an answer only after that. */
    private static final int PATIENCE = 8 << 20;

    private final HttpServerRequest request;
    private final UniEmitter<? super byte[]> picture;
    private Buffer kept = Buffer.buffer();
    private boolean found;
    private boolean refused;

    private IconUpload(HttpServerRequest request, UniEmitter<? super byte[]> picture) {
        this.request = request;
        this.picture = picture;
    }

    /** The bytes of the first file in a part named `icon` or `file`. */
    static Uni<byte[]> read(HttpServerRequest request) {
        return Uni.createFrom().emitter(picture -> new IconUpload(request, picture).start());
    }

    private void start() {
        if (!isMultipart()) {
            picture.fail(new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "only " + MULTIPART + " is accepted here"));
        } else if (declaredLength() > Icons.MAX_BYTES + OVERHEAD) {
            request.handler(this::throwAway);
            refuse(tooLarge());
        } else {
            listen();
        }
    }

    private void listen() {
        request.exceptionHandler(broken -> refuse(malformed()));
        request.endHandler(end -> finish());
        request.uploadHandler(this::onPart);
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException noBoundary) {
            request.handler(this::throwAway);
            refuse(malformed());
            return;
        }
        request.handler(this::throwAwayIfRefused);
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void onPart(HttpServerFileUpload part) {
        boolean wanted = !found && PARTS.contains(part.name());
        found |= wanted;
        part.handler(bytes -> onBytes(wanted, bytes));
    }

    private void onBytes(boolean wanted, Buffer bytes) {
        if (refused) {
            return;
        }
        if (request.bytesRead() > Icons.MAX_BYTES + OVERHEAD || kept.length() + bytes.length() > Icons.MAX_BYTES) {
            kept = Buffer.buffer();
            refuse(tooLarge());
        } else if (wanted) {
            kept.appendBuffer(bytes);
        }
    }

    private void throwAwayIfRefused(Buffer bytes) {
        if (refused) {
            throwAway(bytes);
        }
    }

    private void throwAway(Buffer bytes) {
        if (request.bytesRead() > PATIENCE) {
            request.connection().close();
        }
    }

    private void finish() {
        if (refused) {
            return;
        }
        if (!found || kept.length() == 0) {
            refuse(Problem.invalid("icon", "must be a file"));
        } else {
            picture.complete(kept.getBytes());
        }
    }

    private void refuse(Problem problem) {
        refused = true;
        picture.fail(problem);
    }

    private boolean isMultipart() {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    private long declaredLength() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static Problem tooLarge() {
        return new Problem(ProblemCode.TOO_LARGE, "icon must have at most 2 MiB");
    }

    private static Problem malformed() {
        return new Problem(ProblemCode.INVALID, "malformed multipart body");
    }
}
