package io.groundplan.project.database;

import io.groundplan.project.project.Purpose;
import io.groundplan.runtime.json.Field;

/** What an update of a project with a database sets; a null for `maxConnections` goes back to the plan's number. */
public record DatabaseProjectUpdate(
        Field<String> name,
        Field<Purpose> purpose,
        Field<String> plan,
        Field<String> statementTimeout,
        Field<String> idleTransactionTimeout,
        Field<Integer> maxConnections) {}
