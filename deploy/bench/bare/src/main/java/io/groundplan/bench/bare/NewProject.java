package io.groundplan.bench.bare;

import java.util.UUID;

/** What a project is made from; the name is its slug, too. */
record NewProject(UUID teamId, String name) {}
