package io.groundplan.runtime.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A credential to be proven. The text is a secret and stays out of toString. */
abstract class CallerRequest extends BaseAuthenticationRequest {
    private final String secret;

    private CallerRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }

    static final class Jwt extends CallerRequest {
        Jwt(String token) {
            super(token);
        }
    }

    static final class ApiKey extends CallerRequest {
        ApiKey(String key) {
            super(key);
        }
    }

    static final class ProjectToken extends CallerRequest {
        ProjectToken(String token) {
            super(token);
        }
    }

    static final class Service extends CallerRequest {
        Service(String credential) {
            super(credential);
        }
    }
}
