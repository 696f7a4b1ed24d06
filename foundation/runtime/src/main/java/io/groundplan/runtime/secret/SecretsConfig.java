package io.groundplan.runtime.secret;

import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** The keys that secrets are encrypted with at rest, in services that keep some. */
@ConfigMapping(prefix = "groundplan.secrets")
public interface SecretsConfig {

    /** The key for new secrets; the others only open what they once sealed. */
    String currentKeyId();

    /** Base64 of 32 bytes by key id. To rotate, add a key and make it the current one. */
    Map<String, String> keys();
}
