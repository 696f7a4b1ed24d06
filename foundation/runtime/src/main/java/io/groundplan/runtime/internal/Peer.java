package io.groundplan.runtime.internal;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.groundplan.runtime.problem.Problem;

/**
 * Another service of the suite, asked over REST. An answer takes a bounded time; while the peer does not answer, questions
 * are refused at once, but for one in a while that finds out whether it is back. Questions include reading the answer: one
 * that makes no sense is none.
 */
public final class Peer {
    private final PeerHealth health;
    private final Guard guard;

    Peer(PeerConfig config, PeerHealth health) {
        this.health = health;
        this.guard = Guard.create()
                .withDescription(health.peer())
                .withTimeout()
                .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .name(health.peer())
                .requestVolumeThreshold(config.watched())
                .failureRatio((double) config.failures() / config.watched())
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .when(PeerFailures::isOutage)
                .onStateChange(health::changed)
                .done()
                .build();
    }

    /** Empty when the peer says that there is no such thing; `what` cannot be looked up while it does not answer. */
    public <T> Uni<Optional<T>> find(String what, Supplier<Uni<T>> question) {
        return ask(what, () -> question.get()
                .map(Optional::of)
                .onFailure(PeerFailures::isUnknown)
                .recoverWithItem(Optional.empty()));
    }

    /** Fails as unavailable unless the peer answers. */
    public <T> Uni<T> ask(String what, Supplier<Uni<T>> question) {
        return Uni.createFrom()
                .deferred(() -> onCallersContext(guard.get(question, new TypeLiteral<Uni<T>>() {})))
                .invoke(health::answered)
                .onFailure()
                .transform(failure -> unavailable(what, failure));
    }

    private Problem unavailable(String what, Throwable failure) {
        if (failure instanceof CircuitBreakerOpenException) {
            health.spared();
        } else {
            health.failed(failure);
        }
        return Problem.unavailable(what + " cannot be looked up now, try again");
    }

    /** A time-out ends on a thread of its own; what follows must run where the caller's session lives. */
    private static <T> Uni<T> onCallersContext(Uni<T> answer) {
        var context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }
}
