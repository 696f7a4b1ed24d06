package io.groundplan.runtime.metering;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OperationTest {
    interface Published {
        @Operation(operationId = "listJobs")
        void listed();

        @Operation(operationId = "platformListTeams")
        void listedElsewhere();

        @Operation(operationId = "getListing")
        void one();

        @Operation(operationId = "listen")
        void heard();

        void unpublished();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, listed, LIST",
        "HEAD, listed, LIST",
        "GET, listedElsewhere, LIST",
        "GET, one, READ",
        "HEAD, one, READ",
        "GET, heard, READ",
        "GET, unpublished, READ",
        "POST, listed, CREATE",
        "PUT, one, UPDATE",
        "PATCH, one, UPDATE",
        "DELETE, one, DELETE",
        "OPTIONS, one,",
    })
    void anOperationIsKnownByMethodAndPublishedName(
            String httpMethod, String served, io.groundplan.runtime.metering.Operation expected)
            throws NoSuchMethodException {
        assertEquals(
                Optional.ofNullable(expected),
                io.groundplan.runtime.metering.Operation.of(httpMethod, Published.class.getDeclaredMethod(served)));
    }
}
