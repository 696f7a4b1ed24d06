package io.groundplan.bench.provisioning;

import java.time.Instant;
import java.util.UUID;

/**
 * A project that has become ready, and when: the three moments are by the clock of this machine, which is that of the
 * servers.
 */
record Ready(String project, UUID job, Instant asked, Instant accepted, Instant answered) {}
