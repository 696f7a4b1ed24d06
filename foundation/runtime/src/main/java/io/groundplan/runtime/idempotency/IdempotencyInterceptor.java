package io.groundplan.runtime.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.problem.ProblemResponses;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.runtime.sql.Transactions;
import io.groundplan.runtime.surface.Surface;

/** Answers a repeated request with the stored answer of the first; see {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;
    private static final int FIRST_REFUSAL = 400;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** Failures that another try with the same key may get past. */
    private static final Set<Integer> NOT_KEPT = Set.of(401, 409, 429);

    private record Request(String caller, String key, String hash) {}

    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final CurrentCaller caller;
    private final RoutingContext routing;
    private final ObjectMapper mapper;

    IdempotencyInterceptor(
            IdempotencyKeys keys,
            Transactions transactions,
            CurrentCaller caller,
            RoutingContext routing,
            ObjectMapper mapper) {
        this.keys = keys;
        this.transactions = transactions;
        this.caller = caller;
        this.routing = routing;
        this.mapper = mapper;
    }

    @AroundInvoke
    @SuppressWarnings("unchecked") // Idempotent is for methods of this return type only
    Object around(InvocationContext invocation) throws Exception {
        var key = routing.request().getHeader(HEADER);
        if (key == null || !CHANGING.contains(routing.request().method().name())) {
            return invocation.proceed();
        }
        if (key.isBlank() || key.length() > MAX_LENGTH) {
            return Uni.createFrom().failure(Problem.invalid(HEADER, "must have 1 to " + MAX_LENGTH + " characters"));
        }
        var request = new Request(caller.get().getName(), key, hash(invocation.getParameters()));
        return transactions
                .inTransaction(() -> answer(request, () -> (Uni<RestResponse<Object>>) invocation.proceed()))
                .onFailure(Problem.class)
                .call(problem -> keep(request, problem));
    }

    private interface Work {
        Uni<RestResponse<Object>> start() throws Exception;
    }

    private Uni<RestResponse<Object>> answer(Request request, Work work) {
        return keys.lock(request.caller(), request.key())
                .invoke(free -> {
                    if (!free) {
                        throw Problem.conflict("a request with this Idempotency-Key is being answered");
                    }
                })
                .chain(() -> keys.find(request.caller(), request.key()))
                .chain(stored -> stored.map(answer -> Uni.createFrom().item(() -> replay(request, answer)))
                        .orElseGet(() -> first(request, work)));
    }

    private Uni<RestResponse<Object>> first(Request request, Work work) {
        return Uni.createFrom()
                .deferred(() -> {
                    try {
                        return work.start();
                    } catch (Exception e) {
                        return Uni.createFrom().failure(e);
                    }
                })
                .call(response -> keys.store(request.caller(), request.key(), stored(request, response)));
    }

    private StoredAnswer stored(Request request, RestResponse<Object> response) {
        var etag = Optional.ofNullable(response.getEntityTag()).map(tag -> "\"" + tag.getValue() + "\"");
        return new StoredAnswer(
                request.hash(),
                response.getStatus(),
                etag.orElse(""),
                response.getEntity() == null ? "" : write(response.getEntity()));
    }

    private RestResponse<Object> replay(Request request, StoredAnswer answer) {
        if (!answer.requestHash().equals(request.hash())) {
            throw new Problem(ProblemCode.UNPROCESSABLE, "this Idempotency-Key was used for a different request");
        }
        routing.response().putHeader("Idempotency-Replayed", "true");
        RestResponse.ResponseBuilder<Object> response = RestResponse.ResponseBuilder.create(answer.status());
        if (!answer.body().isEmpty()) {
            response.entity(read(answer.body()));
        }
        if (answer.status() >= FIRST_REFUSAL) {
            response.type(MediaType.APPLICATION_JSON_TYPE);
        }
        if (!answer.etag().isEmpty()) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.build();
    }

    /** The change was rolled back; the refusal is kept on its own, where the first one stays. */
    private Uni<Void> keep(Request request, Problem problem) {
        int status = ProblemResponses.status(Surface.of(routing), problem);
        if (status >= 500 || NOT_KEPT.contains(status) || problem.code() == ProblemCode.UNPROCESSABLE) {
            return Uni.createFrom().voidItem();
        }
        var body = write(ProblemResponses.body(Surface.of(routing), problem));
        var answer = new StoredAnswer(request.hash(), status, "", body);
        return transactions.inTransaction(() -> keys.store(request.caller(), request.key(), answer));
    }

    private String hash(Object[] parameters) {
        var request = routing.request();
        var text = request.method() + " " + request.uri() + " "
                + Arrays.stream(parameters).map(this::write).toList();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable: " + value.getClass(), e);
        }
    }

    private Object read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is not readable", e);
        }
    }
}
