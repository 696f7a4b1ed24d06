package io.groundplan.project.secret;

import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** The keys that database passwords are encrypted with at rest. */
@ConfigMapping(prefix = "groundplan.secrets")
interface SecretsConfig {

    /** The key for new passwords; the others only open what they once sealed. */
    String currentKeyId();

    /** Base64 of 32 bytes by key id. To rotate, add a key and make it the current one. */
    Map<String, String> keys();
}
