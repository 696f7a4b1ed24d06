package io.groundplan.runtime.security;

import io.smallrye.config.ConfigMapping;

/** How services of the suite prove themselves to each other. */
@ConfigMapping(prefix = "groundplan.internal")
public interface InternalConfig {

    /** The secret that every service holds and sends as `Authorization: Service …`; at least 32 characters in prod. */
    String credential();
}
