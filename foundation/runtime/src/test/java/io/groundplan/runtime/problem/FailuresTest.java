package io.groundplan.runtime.problem;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FailuresTest {

    record Wanted(String name, List<Integer> sizes) {}

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new AuthenticationFailedException(), ProblemCode.UNAUTHENTICATED),
                arguments(new UnauthorizedException(), ProblemCode.UNAUTHENTICATED),
                arguments(new ForbiddenException(), ProblemCode.FORBIDDEN),
                arguments(new NotFoundException(), ProblemCode.NOT_FOUND),
                arguments(new NotAllowedException("GET"), ProblemCode.METHOD_NOT_ALLOWED),
                arguments(new NotAcceptableException(), ProblemCode.NOT_ACCEPTABLE),
                arguments(new NotSupportedException(), ProblemCode.UNSUPPORTED_MEDIA_TYPE),
                arguments(new BadRequestException(), ProblemCode.INVALID),
                arguments(new WebApplicationException(413), ProblemCode.TOO_LARGE),
                arguments(new WebApplicationException(418), ProblemCode.INTERNAL),
                arguments(new StreamConstraintsException("too long"), ProblemCode.TOO_LARGE),
                arguments(new IOException("connection reset"), ProblemCode.UNAVAILABLE),
                arguments(new IllegalStateException("secret detail"), ProblemCode.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsOfItsKind(Throwable failure, ProblemCode code) {
        assertEquals(code, Failures.toProblem(failure).code());
    }

    @Test
    void aProblemIsFoundBehindWhatWrapsIt() {
        var problem = Problem.conflict("another change is running");
        assertSame(problem, Failures.toProblem(new CompletionException(new RuntimeException(problem))));
    }

    @Test
    void whatNobodyForesawIsNotTold() {
        var problem = Failures.toProblem(new IllegalStateException("select password from users"));
        assertFalse(problem.getMessage().contains("password"));
        assertTrue(problem.getMessage().startsWith("internal error, request "));
    }

    @Test
    void aWrongTypeIsToldByItsField() {
        var failure = assertThrows(JsonProcessingException.class, () -> new ObjectMapper()
                .readValue("{\"name\":\"x\",\"sizes\":[1,\"two\"]}", Wanted.class));
        var problem = Failures.toProblem(new BadRequestException(failure));
        assertEquals("sizes.[1]", problem.details().get(0).field());
        assertEquals(ProblemCode.INVALID, problem.code());
    }

    @Test
    void brokenJsonIsToldWithoutQuotingIt() {
        var failure = assertThrows(
                JsonProcessingException.class, () -> new ObjectMapper().readValue("{\"name\":\"x\"", Wanted.class));
        assertFalse(Failures.toProblem(failure).getMessage().contains("name\":"));
        assertEquals(ProblemCode.INVALID, Failures.toProblem(failure).code());
    }
}
