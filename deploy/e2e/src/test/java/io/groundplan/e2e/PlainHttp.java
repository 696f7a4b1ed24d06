package io.groundplan.e2e;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * How the tests talk to services past the gateway. HTTP/1.1 only: this client otherwise asks for HTTP/2 on the way, and now
 * and then reads the first answer as frames.
 */
final class PlainHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PlainHttp() {}

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }
}
