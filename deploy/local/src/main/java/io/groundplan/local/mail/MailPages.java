package io.groundplan.local.mail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Shows the mails of the mail server in the gateway; exists in the local stack only. */
public final class MailPages {
    public static final String PAGE_PATH = "/local/mail";
    public static final String JSON_PATH = "/local/mail.json";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest mails;

    /** Takes the mail server's base URL. */
    public MailPages(String url) {
        this.mails = HttpRequest.newBuilder(URI.create(url + MailServer.MAILS))
                .timeout(PATIENCE)
                .build();
    }

    /** What answers on which path. */
    public Map<String, Handler<HttpServerRequest>> handlers() {
        return Map.of(
                PAGE_PATH, request -> show(request, "text/html; charset=utf-8", MailPages::page),
                JSON_PATH, request -> show(request, "application/json", Function.identity()));
    }

    private void show(HttpServerRequest request, String type, Function<String, String> form) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response().putHeader("allow", "GET");
            answer(request, 405, "application/json", error("method not allowed"));
            return;
        }
        Context context = Vertx.currentContext();
        client.sendAsync(mails, BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .thenApply(form)
                .whenComplete((body, failure) -> context.runOnContext(back -> {
                    if (failure == null) {
                        answer(request, 200, type, body);
                    } else {
                        answer(request, 503, "application/json", error("the mail server is not available, try again"));
                    }
                }));
    }

    private static String page(String json) {
        return MailPage.of(new JsonObject(json)
                .getJsonArray("mails").stream()
                        .map(mail -> KeptMail.of((JsonObject) mail))
                        .toList());
    }

    private static String error(String message) {
        return JsonObject.of("error", message).encode();
    }

    private static void answer(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store")
                .putHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
                .end(body);
    }
}
