package io.groundplan.bench.api;

import java.util.List;

import io.groundplan.bench.stage.Subject;

/** What the bare application does with statements of its own. */
record BareSubjects(Subject list, Subject create) {
    List<Subject> all() {
        return List.of(list, create);
    }
}
