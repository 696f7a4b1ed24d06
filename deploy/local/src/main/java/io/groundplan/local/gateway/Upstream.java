package io.groundplan.local.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** A service and the loopback port it listens on. */
public record Upstream(String service, int port) {

    RequestOptions request() {
        return new RequestOptions().setHost("127.0.0.1").setPort(port);
    }

    RequestOptions get(String path) {
        return request().setMethod(HttpMethod.GET).setURI(path);
    }

    /** The base URL that the other services call it by. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }
}
