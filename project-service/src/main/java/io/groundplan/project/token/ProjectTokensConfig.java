package io.groundplan.project.token;

import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** The keys that project tokens are signed with. */
@ConfigMapping(prefix = "groundplan.project-tokens")
interface ProjectTokensConfig {

    /** The key for new tokens; the others only verify what they once signed. */
    String currentKeyId();

    /** Base64 of at least 32 bytes by key id. Tokens of a key that is taken away are refused. */
    Map<String, String> keys();
}
