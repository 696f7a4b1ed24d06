package io.groundplan.bench.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;

/** One run against a target. All but {@link #await} happens on the generator's thread. */
final class Run {
    private final HttpClient client;
    private final Target target;
    private final int atOnce;
    private final long wantedNanos;
    private final CompletableFuture<Rate> result = new CompletableFuture<>();
    private long beganNanos;
    private long answers;
    private int idle;

    Run(HttpClient client, Target target, int atOnce, Duration duration) {
        this.client = client;
        this.target = target;
        this.atOnce = atOnce;
        this.wantedNanos = duration.toNanos();
    }

    void begin() {
        beganNanos = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            askAgain();
        }
    }

    Rate await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UnexpectedAnswerException unexpected
                    ? unexpected
                    : new IllegalStateException(target.name() + " could not be asked", e.getCause());
        }
    }

    private void askAgain() {
        if (result.isDone()) {
            return;
        }
        long nanos = System.nanoTime() - beganNanos;
        if (nanos < wantedNanos) {
            ask(target.calls().get());
        } else if (++idle == atOnce) {
            result.complete(new Rate(answers, nanos));
        }
    }

    private void ask(Call call) {
        client.request(call.options())
                .compose(request -> call.body() == null ? request.send() : request.send(call.body()))
                .compose(response -> checked(call, response))
                .onSuccess(ended -> {
                    answers++;
                    askAgain();
                })
                .onFailure(result::completeExceptionally);
    }

    /** Ends with the last byte of the body, which nobody keeps. */
    private Future<Void> checked(Call call, HttpClientResponse response) {
        return response.statusCode() == target.status()
                ? response.end()
                : response.body()
                        .compose(body -> Future.failedFuture(
                                new UnexpectedAnswerException(call, response.statusCode(), body.toString())));
    }
}
