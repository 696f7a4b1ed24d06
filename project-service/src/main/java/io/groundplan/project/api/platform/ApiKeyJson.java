package io.groundplan.project.api.platform;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.apikey.ApiKey;
import io.groundplan.project.apikey.IssuedApiKey;
import io.groundplan.runtime.json.Millis;
import io.groundplan.runtime.security.Scope;

/** An API key of a project, without its secret. */
@Schema(name = "PlatformApiKey")
record ApiKeyJson(
        @Schema(required = true, description = "key_ and 20 characters of base32.") String id,
        @Schema(required = true, maxLength = 100) String name,
        @Schema(required = true) String projectId,
        @Schema(required = true, description = "The part of the key that is no secret.") String keyPrefix,
        @Schema(required = true) List<String> scopes,
        @Schema(required = true, description = "Neither revoked nor expired.") boolean isActive,
        @Schema(required = true, format = "date-time") String createdAt,
        @Schema(required = true, nullable = true, format = "date-time") String expiresAt,
        @Schema(required = true, nullable = true, format = "date-time", description = "To the minute.")
                String lastUsedAt,
        @Schema(required = true, nullable = true, format = "date-time") String revokedAt) {

    /** A key whose text is shown, this once. */
    @Schema(name = "PlatformIssuedApiKey")
    record Issued(
            @Schema(required = true) String id,
            @Schema(required = true, description = "The key itself, shown this once.") String key,
            @Schema(required = true, maxLength = 100) String name,
            @Schema(required = true) String projectId,
            @Schema(required = true) List<String> scopes,
            @Schema(required = true, format = "date-time") String createdAt) {

        static Issued of(IssuedApiKey issued) {
            var key = issued.key();
            return new Issued(
                    key.id().text(),
                    issued.plaintext(),
                    key.name(),
                    project(key),
                    texts(key),
                    Millis.of(key.createdAt()));
        }

        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    static ApiKeyJson of(ApiKey key, Instant now) {
        return new ApiKeyJson(
                key.id().text(),
                key.name(),
                project(key),
                key.prefix(),
                texts(key),
                key.isActive(now),
                Millis.of(key.createdAt()),
                Millis.of(key.expiresAt()),
                Millis.of(key.lastUsedAt()),
                Millis.of(key.revokedAt()));
    }

    private static String project(ApiKey key) {
        return key.project().map(ProjectId::text).orElseThrow();
    }

    private static List<String> texts(ApiKey key) {
        return key.scopes().stream().map(Scope::text).sorted().toList();
    }
}
