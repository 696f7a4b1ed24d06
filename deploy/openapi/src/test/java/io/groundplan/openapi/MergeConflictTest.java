package io.groundplan.openapi;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MergeConflictTest {
    private static final String HEADING = "the OpenAPI documents of the services do not add up:\n  ";
    private static final String BOTH = " is in project-service and in usage-service: ";

    static Stream<Arguments> conflicts() {
        var same = "with different content; make both the same, or give one another name";
        return Stream.of(
                Arguments.of(
                        "{'paths': {'/a': {'get': {'summary': '1'}}}}",
                        "{'paths': {'/a': {'get': {'summary': '1'}}}}",
                        "GET /a",
                        "remove it from the one that the gateway does not route it to"),
                Arguments.of(
                        "{'components': {'schemas': {'Error': {'type': 'object'}}}}",
                        "{'components': {'schemas': {'Error': {'type': 'string'}}}}",
                        "components/schemas/Error",
                        same),
                Arguments.of(
                        "{'components': {'examples': {'One': {'value': [1, 2]}}}}",
                        "{'components': {'examples': {'One': {'value': [2, 1]}}}}",
                        "components/examples/One",
                        same),
                Arguments.of(
                        "{'paths': {'/a': {'get': {'operationId': 'x'}}}}",
                        "{'paths': {'/b': {'get': {'operationId': 'x'}}}}",
                        "operationId x",
                        "rename one, clients are generated from it"),
                Arguments.of(
                        "{'paths': {'/a/{id}': {'get': {}}}}",
                        "{'paths': {'/a/{projectId}': {'put': {}}}}",
                        "path /a/{}",
                        "with different content; give its parameters the same names"),
                Arguments.of(
                        "{'paths': {'/a': {'get': {}}}}",
                        "{'paths': {'/a': {'put': {}, 'parameters': [{'name': 'p', 'in': 'query'}]}}}",
                        "what stands beside the operations of /a",
                        "with different content; say it in each operation, it holds for all services' ones"),
                Arguments.of(
                        "{'tags': [{'name': 'T', 'description': '1'}]}",
                        "{'tags': [{'name': 'T', 'description': '2'}]}",
                        "tag T",
                        "with different content; describe it in one of them, or in both the same"),
                Arguments.of(
                        "{'openapi': '3.1.0'}",
                        "{'openapi': '3.0.3'}",
                        "openapi",
                        "with different content; make both the same"));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void aConflictNamesTheThingBothServicesAndTheRemedy(String one, String other, String thing, String remedy) {
        var parts = Parts.ofPlatform(one.replace('\'', '"'), other.replace('\'', '"'));
        assertEquals(HEADING + "platform: " + thing + BOTH + remedy, failure(parts));
    }

    @Test
    void allConflictsAreToldAtOnce() {
        var parts = Parts.ofPlatform(
                """
                {"paths": {"/a": {"get": {}, "put": {}}}}""",
                """
                {"paths": {"/a": {"get": {}, "put": {}}}}""");
        assertEquals(3, failure(parts).lines().count());
    }

    @Test
    void aSurfaceThatNobodyDescribesIsNamed() {
        var failure = failure(List.of());
        assertEquals(
                HEADING + "platform: no service describes it; is there a "
                        + "quarkus.smallrye-openapi.store-schema-directory, and are the services packaged?",
                failure);
    }

    @Test
    void aSurfaceThatIsDescribedButNotExpectedIsNamed() {
        var parts = Parts.ofPlatform("{}");
        var failure = assertThrows(MergeException.class, () -> Merge.documents(parts, List.of()));
        assertEquals(
                HEADING + "platform: described by project-service, but not served: add it to Surface.DESCRIBED",
                failure.getMessage());
    }

    @Test
    void twoMethodsOfOnePathMayBeOfTwoServices() {
        var parts = Parts.ofPlatform(
                """
                {"paths": {"/a": {"get": {}}}}""",
                """
                {"paths": {"/a": {"put": {}}}}""");
        assertDoesNotThrow(() -> Merge.documents(parts, List.of(Surface.PLATFORM)));
    }

    private static String failure(List<Part> parts) {
        return assertThrows(MergeException.class, () -> Merge.documents(parts, List.of(Surface.PLATFORM)))
                .getMessage();
    }
}
