package io.groundplan.project.database;

import java.util.Optional;

import io.groundplan.project.environment.EnvironmentProfile;
import io.groundplan.project.environment.EnvironmentType;

/** What a clone is called and for; without a type it is for what its source is. */
public record EnvironmentClone(String name, Optional<EnvironmentType> type, Optional<String> description) {

    EnvironmentProfile of(EnvironmentProfile source) {
        return source.cloned(name, type, description);
    }
}
