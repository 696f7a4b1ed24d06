package io.groundplan.runtime.security;

import java.util.Optional;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CredentialsTest {
    private static final String KEY = "capy_live_06cwgb60fc938nkrkay0_s3cr3t";

    private final Credentials credentials = new Credentials("capy_live_");

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void aBearerWithTheKeysPrefixIsAnApiKey(String scheme) {
        var headers = authorization(scheme + KEY);
        assertEquals(Optional.of(KEY), credentials.apiKey(headers));
        assertEquals(Optional.empty(), credentials.jwt(headers));
        assertEquals(Optional.empty(), credentials.service(headers));
    }

    @Test
    void anyOtherBearerIsAToken() {
        var headers = authorization("Bearer eyJ.eyJ.sig");
        assertEquals(Optional.of("eyJ.eyJ.sig"), credentials.jwt(headers));
        assertEquals(Optional.empty(), credentials.apiKey(headers));
    }

    @Test
    void theKeyHeaderNeedsNoPrefixAndWinsOverABearer() {
        var headers = authorization("Bearer " + KEY).add("x-api-key", "other");
        assertEquals(Optional.of("other"), credentials.apiKey(headers));
    }

    @Test
    void anotherServiceHasASchemeOfItsOwn() {
        var headers = authorization("Service secret");
        assertEquals(Optional.of("secret"), credentials.service(headers));
        assertEquals(Optional.empty(), credentials.jwt(headers));
        assertEquals(Optional.empty(), credentials.apiKey(headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dTpw", "Bearer", "Beareryes", ""})
    void anyOtherHeaderIsNoCredential(String value) {
        var headers = authorization(value);
        assertEquals(Optional.empty(), credentials.jwt(headers));
        assertEquals(Optional.empty(), credentials.apiKey(headers));
        assertEquals(Optional.empty(), credentials.service(headers));
    }

    @Test
    void theKeysPrefixIsConfigurable() {
        var other = new Credentials("acme_");
        assertEquals(Optional.of("acme_1_2"), other.apiKey(authorization("Bearer acme_1_2")));
        assertEquals(Optional.of(KEY), other.jwt(authorization("Bearer " + KEY)));
    }

    @Test
    void aProjectTokenIsNoticed() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        assertFalse(credentials.hasProjectToken(headers));
        assertEquals(Optional.empty(), credentials.projectToken(headers));
        assertTrue(credentials.hasProjectToken(headers.add("x-project-token", "t")));
        assertEquals(Optional.of("t"), credentials.projectToken(headers));
    }

    private static MultiMap authorization(String value) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", value);
    }
}
