package io.groundplan.project.agent;

import java.util.Optional;

/** What an agent or aggregator says of itself when it registers. */
public record NewRegistration(String name, Optional<String> type, Optional<String> version) {}
