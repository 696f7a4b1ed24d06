package io.groundplan.runtime.internal;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How patient services are with each other. */
@ConfigMapping(prefix = "groundplan.peers")
public interface PeerConfig {

    /** How long an answer may take, to its last byte. */
    @WithDefault("2s")
    Duration timeout();

    /** How many of the latest questions to a peer are looked at. */
    @WithDefault("4")
    int watched();

    /** How many of them without an answer are enough to ask it nothing for a while. */
    @WithDefault("3")
    int failures();

    /** How long it is asked nothing; then one question finds out whether it is back, while others are not waiting. */
    @WithDefault("1s")
    Duration pause();
}
