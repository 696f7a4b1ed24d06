package io.groundplan.openapi;

import java.util.List;

/** The documents of the services do not add up; the message says which and what to do. */
final class MergeException extends RuntimeException {

    MergeException(String problem) {
        super(problem);
    }

    MergeException(List<String> problems) {
        this("the OpenAPI documents of the services do not add up:\n  " + String.join("\n  ", problems));
    }
}
