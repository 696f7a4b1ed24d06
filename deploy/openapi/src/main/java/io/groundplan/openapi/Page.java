package io.groundplan.openapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Something that is served as it is.
 *
 * @param caching what `Cache-Control` says of it
 * @param tag the hash of the body, as `ETag` has it
 */
record Page(String type, String caching, Buffer body, String tag) {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    /** One whose address changes with its content. */
    static Page ofVersion(String type, Buffer body) {
        return new Page(type, FOR_EVER, body, tag(body));
    }

    /** One that another build may change. */
    static Page of(String type, Buffer body) {
        return new Page(type, ASK_AGAIN, body, tag(body));
    }

    void answer(HttpServerRequest request) {
        var response = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.ETAG, tag);
        if (isKnownTo(request)) {
            response.setStatusCode(304).end();
        } else if (request.method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private boolean isKnownTo(HttpServerRequest request) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        // a list of tags, weakened by whoever compressed the body on its way
        return known != null && known.contains(tag);
    }

    private static String tag(Buffer body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
