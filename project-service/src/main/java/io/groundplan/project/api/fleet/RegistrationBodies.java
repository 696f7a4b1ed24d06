package io.groundplan.project.api.fleet;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.agent.NewRegistration;
import io.groundplan.project.agent.Registration;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Millis;

/** What agents and aggregators register with and are shown as. */
final class RegistrationBodies {
    private RegistrationBodies() {}

    @Schema(name = "FleetNewRegistration")
    record NewRegistrationJson(
            @Schema(required = true, minLength = 1, maxLength = 100, examples = "edge-1") String name,
            @Schema(nullable = true, maxLength = 100, description = "What program it is.", examples = "fluentbit")
                    String type,
            @Schema(nullable = true, maxLength = 100, description = "The program's version.", examples = "3.2.4")
                    String version) {

        NewRegistration toDomain() {
            return new NewRegistration(
                    Inputs.required("name", name, Inputs.NAME_LENGTH),
                    Names.optional("type", type),
                    Names.optional("version", version));
        }
    }

    @Schema(name = "FleetRegistered")
    record Registered(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 100) String name,
            @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

        static Registered of(Registration<?> registration) {
            return new Registered(registration.id().value(), registration.name(), Millis.of(registration.createdAt()));
        }
    }

    @Schema(name = "FleetRegistration")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegistrationJson(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 100, examples = "edge-1") String name,
            @Schema(description = "Absent when it said none.", examples = "fluentbit") String type,
            @Schema(description = "Absent when it said none.", examples = "3.2.4") String version,
            @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

        static RegistrationJson of(Registration<?> registration) {
            return new RegistrationJson(
                    registration.id().value(),
                    registration.name(),
                    registration.type().orElse(null),
                    registration.version().orElse(null),
                    Millis.of(registration.createdAt()));
        }
    }
}
