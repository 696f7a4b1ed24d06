package io.groundplan.project.traceability;

import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.DecisionId;
import io.groundplan.project.phase.Phase;

/** A row of `decision`. */
@Entity
@Table(name = "decision")
class DecisionEntity extends RecordEntity {
    String description;
    String justification;
    String alternatives;
    String phase;

    static DecisionEntity of(DecisionId id, Decision.Content content) {
        var entity = new DecisionEntity();
        entity.id = id.value();
        entity.description = content.description();
        entity.justification = content.justification();
        entity.alternatives = content.alternatives().orElse(null);
        entity.phase = content.phase().text();
        return entity;
    }

    Decision toDecision() {
        var content =
                new Decision.Content(description, justification, Optional.ofNullable(alternatives), Phase.of(phase));
        return new Decision(new DecisionId(id), content, origin());
    }
}
