package io.groundplan.contracts.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of provisioning jobs. */
public enum JobType {
    PROJECT_PROVISION("project.provision"),
    PROJECT_DELETE("project.delete"),
    EXTENSION_ENABLE("extension.enable"),
    EXTENSION_DISABLE("extension.disable"),
    CREDENTIALS_ROTATE("credentials.rotate"),
    LIMITS_APPLY("limits.apply"),
    DATABASE_CREATE("database.create"),
    DATABASE_DELETE("database.delete"),
    ENVIRONMENT_CLONE("environment.clone");

    private final String text;

    JobType(String text) {
        this.text = text;
    }

    /** The dotted form of APIs, events and tables. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The type with that dotted form. */
    @JsonCreator
    public static JobType of(String text) {
        for (var type : values()) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown job type " + text);
    }
}
