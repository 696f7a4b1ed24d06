package io.groundplan.testkit.quarkus;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.groundplan.testkit.embedded.InstalledPostgres;

/**
 * Skips all tests when the tenant server is to be the installed PostgreSQL (`-Pdebian-postgresql`) and there is none. In
 * effect where the profile switches JUnit's extension detection on.
 */
public final class InstalledServerCondition implements ExecutionCondition {
    private static final String PROPERTY = "groundplan.test.tenant";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isWanted() && InstalledPostgres.programs().isEmpty()
                ? ConditionEvaluationResult.disabled("no PostgreSQL server is installed under /usr/lib/postgresql;"
                        + " on Debian: apt-get install postgresql postgresql-15-postgis-3")
                : ConditionEvaluationResult.enabled("the tenant server is there");
    }

    static boolean isWanted() {
        return "installed".equals(System.getProperty(PROPERTY));
    }
}
