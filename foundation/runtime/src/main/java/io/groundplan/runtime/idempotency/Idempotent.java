package io.groundplan.runtime.idempotency;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

/**
 * The resource's changing methods honour `Idempotency-Key`. They return `Uni<RestResponse<T>>`; their change and the
 * stored answer commit together, so a repeated request can never make a second thing, not even after a crash.
 */
@InterceptorBinding
@Target({TYPE, METHOD})
@Retention(RUNTIME)
public @interface Idempotent {}
