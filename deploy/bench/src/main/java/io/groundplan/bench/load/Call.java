package io.groundplan.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One request; the body is null where there is none. */
public record Call(RequestOptions options, Buffer body) {

    public static Call get(String path, String bearer) {
        return new Call(options(HttpMethod.GET, path, bearer), null);
    }

    /** How every post to the path begins; {@link #with} gives it its body. */
    public static Call post(String path, String bearer) {
        return new Call(options(HttpMethod.POST, path, bearer).putHeader("content-type", "application/json"), null);
    }

    public Call with(String json) {
        return new Call(options, Buffer.buffer(json));
    }

    /** A null bearer means no credential. */
    private static RequestOptions options(HttpMethod method, String path, String bearer) {
        var options = new RequestOptions().setMethod(method).setURI(path).putHeader("accept", "application/json");
        return bearer == null ? options : options.putHeader("authorization", "Bearer " + bearer);
    }

    @Override
    public String toString() {
        return options.getMethod() + " " + options.getURI();
    }
}
