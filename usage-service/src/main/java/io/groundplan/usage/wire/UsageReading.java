package io.groundplan.usage.wire;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.groundplan.runtime.problem.FieldProblem;
import io.groundplan.usage.metering.Usage;

/** What came of reading an event: the usage, or everything that is wrong; and the project it names, if it names one. */
public record UsageReading(Optional<Usage> usage, Optional<UUID> project, List<FieldProblem> problems) {

    /** All that is wrong, in one line. */
    public String reasons() {
        return String.join("; ", problems.stream().map(FieldProblem::message).toList());
    }
}
