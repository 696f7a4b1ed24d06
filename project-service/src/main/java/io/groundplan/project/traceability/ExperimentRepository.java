package io.groundplan.project.traceability;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ExperimentRepository implements RecordRepository<ExperimentEntity> {}
