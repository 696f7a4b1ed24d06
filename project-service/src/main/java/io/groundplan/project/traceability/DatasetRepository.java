package io.groundplan.project.traceability;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DatasetRepository implements RecordRepository<DatasetEntity> {}
