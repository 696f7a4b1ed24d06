package io.groundplan.local.token;

import java.util.Locale;
import java.util.Map;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.token.TokenMint;

/** Gives anyone a token for any e-mail address, and the key that verifies it; exists in the local stack only. */
public final class TokenEndpoint {
    public static final String TOKEN_PATH = "/local/token";
    public static final String KEYS_PATH = "/local/jwks.json";
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final TokenMint mint;

    public TokenEndpoint(TokenMint mint) {
        this.mint = mint;
    }

    /** What answers on which path. */
    public Map<String, Handler<HttpServerRequest>> handlers() {
        return Map.of(TOKEN_PATH, this::token, KEYS_PATH, this::keys);
    }

    private void keys(HttpServerRequest request) {
        if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            answer(request, 200, mint.jwks());
        } else {
            refuseMethod(request, "GET");
        }
    }

    private void token(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            refuseMethod(request, "POST");
        } else if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(request, 415, error("the body must be application/json"));
        } else {
            var body = Buffer.buffer();
            request.handler(part -> {
                if (body.length() <= MAX_BODY_BYTES) {
                    body.appendBuffer(part);
                }
            });
            request.endHandler(end -> mint(request, body));
        }
    }

    private void mint(HttpServerRequest request, Buffer body) {
        if (body.length() > MAX_BODY_BYTES) {
            answer(request, 413, error("the body is too large"));
            return;
        }
        try {
            answer(request, 200, minted(TokenOrder.parse(body)).encode());
        } catch (InvalidOrderException e) {
            answer(request, 400, error(e.getMessage()));
        }
    }

    private JsonObject minted(TokenOrder order) {
        var wanted = order.request();
        return new JsonObject()
                .put("token", mint.token(wanted))
                .put("expires_in", order.expiresIn())
                .put(
                        "user",
                        new JsonObject()
                                .put(
                                        "id",
                                        UserId.of(mint.issuer(), wanted.sub()).text())
                                .put("email", wanted.email())
                                .put("name", wanted.name()));
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static void refuseMethod(HttpServerRequest request, String allowed) {
        request.response().putHeader("allow", allowed);
        answer(request, 405, error("method not allowed"));
    }

    private static String error(String message) {
        return JsonObject.of("error", message).encode();
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body);
    }
}
