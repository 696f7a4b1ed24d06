package io.groundplan.project.project;

import java.util.List;
import java.util.Optional;

/** What an update sets; empty parts stay as they are. `changed` are the names of the fields, for the event. */
public record ProjectChange(
        Optional<String> name, Optional<Purpose> purpose, Optional<Limits> limits, List<String> changed) {

    public boolean isNothing() {
        return changed.isEmpty();
    }
}
