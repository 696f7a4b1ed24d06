package io.groundplan.openapi;

import java.util.HashMap;
import java.util.List;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Answers with the documents and the page to try them: what is read at the start, and nothing else, has an address. */
public final class ApiDocs implements Handler<HttpServerRequest> {
    static final String JSON = "application/json";
    /** Everything from here, and nothing that is written into the page; its pictures are part of the style sheet. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // a path may be null, which other maps refuse to be asked for
    private final HashMap<String, Page> pages;

    ApiDocs(List<Surface> surfaces) {
        pages = new HashMap<>(SwaggerUi.pages(surfaces));
        surfaces.forEach(surface -> pages.put(surface.path(), Page.of(JSON, ClassPath.read(surface.path()))));
    }

    /** With the documents that the build has put on the class path; fails when one is missing. */
    public static ApiDocs load() {
        return new ApiDocs(Surface.DESCRIBED);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response()
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("content-security-policy", POLICY)
                .putHeader("referrer-policy", "no-referrer");
        var page = pages.get(request.path());
        if (page == null) {
            refuse(request, 404, "not found");
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            page.answer(request);
        } else {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(request, 405, "method not allowed");
        }
    }

    private static void refuse(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(JsonObject.of("error", message).encode());
    }
}
