package io.groundplan.bench.bare;

import java.util.UUID;

/** Who accepts which invite. */
record AcceptedInvite(String token, UUID userId) {}
