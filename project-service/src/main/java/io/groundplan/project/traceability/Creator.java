package io.groundplan.project.traceability;

import java.util.Optional;

import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.security.Caller;

/** Who wrote something down, with the name and address that their token gave then. */
public record Creator(UserId id, Optional<String> name, Optional<String> email) {

    static Creator of(Caller.User caller) {
        return new Creator(caller.id(), caller.name(), caller.email());
    }
}
