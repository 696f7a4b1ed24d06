package io.groundplan.project.traceability;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.DatasetId;
import io.groundplan.project.phase.Phase;

/** A row of `dataset`. */
@Entity
@Table(name = "dataset")
class DatasetEntity extends RecordEntity {
    String name;
    String source;
    String description;
    Long records;

    @Column(name = "acquisition_date")
    Instant acquisitionDate;

    String phase;

    static DatasetEntity of(DatasetId id, Dataset.Content content) {
        var entity = new DatasetEntity();
        entity.id = id.value();
        entity.name = content.name();
        entity.source = content.source();
        entity.description = content.description();
        entity.records = content.records().orElse(null);
        entity.acquisitionDate = content.acquisitionDate();
        entity.phase = content.phase().text();
        return entity;
    }

    Dataset toDataset() {
        var content = new Dataset.Content(
                name, source, description, Optional.ofNullable(records), acquisitionDate, Phase.of(phase));
        return new Dataset(new DatasetId(id), content, origin());
    }
}
