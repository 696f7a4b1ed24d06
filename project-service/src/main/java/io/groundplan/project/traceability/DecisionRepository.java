package io.groundplan.project.traceability;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DecisionRepository implements RecordRepository<DecisionEntity> {}
