package io.groundplan.project.traceability;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.ExperimentId;
import io.groundplan.project.phase.Phase;

/** A row of `experiment`. */
@Entity
@Table(name = "experiment")
class ExperimentEntity extends RecordEntity {
    String name;

    @Column(name = "algorithm_model")
    String algorithmModel;

    String parameters;
    String metric;
    String result;
    String conclusion;
    String phase;

    static ExperimentEntity of(ExperimentId id, Experiment.Content content) {
        var entity = new ExperimentEntity();
        entity.id = id.value();
        entity.name = content.name();
        entity.algorithmModel = content.algorithmModel();
        entity.parameters = content.parameters();
        entity.metric = content.metric();
        entity.result = content.result();
        entity.conclusion = content.conclusion();
        entity.phase = content.phase().text();
        return entity;
    }

    Experiment toExperiment() {
        var content =
                new Experiment.Content(name, algorithmModel, parameters, metric, result, conclusion, Phase.of(phase));
        return new Experiment(new ExperimentId(id), content, origin());
    }
}
