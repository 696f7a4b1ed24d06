package io.groundplan.runtime.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ScopeTest {

    @Test
    void scopesAreWrittenAsDocumented() {
        assertEquals(
                Set.of(
                        "projects:read",
                        "projects:write",
                        "credentials:read",
                        "jobs:read",
                        "organizations:read",
                        "organizations:write",
                        "api_keys:read",
                        "api_keys:write",
                        "usage:write"),
                Stream.of(Scope.values()).map(Scope::text).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void aScopeIsReadAsItIsWritten(Scope scope) {
        assertEquals(Optional.of(scope), Scope.parse(scope.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "projects", "projects:", "projects:delete", "PROJECTS:READ", "projects_read", "*"})
    void anyOtherTextIsNoScope(String text) {
        assertEquals(Optional.empty(), Scope.parse(text));
    }
}
