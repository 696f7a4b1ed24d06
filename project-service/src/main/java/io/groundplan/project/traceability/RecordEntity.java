package io.groundplan.project.traceability;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;

/** The columns that all records have: whose they are and where they come from. */
@MappedSuperclass
abstract class RecordEntity {
    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "created_by")
    UUID createdBy;

    @Column(name = "created_by_name")
    String createdByName;

    @Column(name = "created_by_email")
    String createdByEmail;

    @Column(name = "created_at")
    Instant createdAt;

    void setOrigin(Origin origin) {
        projectId = origin.project().value();
        createdBy = origin.createdBy().id().value();
        createdByName = origin.createdBy().name().orElse(null);
        createdByEmail = origin.createdBy().email().orElse(null);
        createdAt = origin.createdAt();
    }

    Origin origin() {
        var creator = new Creator(
                new UserId(createdBy), Optional.ofNullable(createdByName), Optional.ofNullable(createdByEmail));
        return new Origin(new ProjectId(projectId), creator, createdAt);
    }
}
