package io.groundplan.project.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.Connections;

/** How to connect to a database; holds the password. */
@Schema(name = "PlatformConnection")
record ConnectionJson(
        @Schema(required = true, description = "A URL with the password, as psql takes it.") String directUrl,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "The same through the connection pooler; null where there is none.")
                String pooledUrl,
        @Schema(required = true, description = "The login role.") String username) {

    static ConnectionJson of(Connections connections) {
        return new ConnectionJson(
                connections.directUrl().orElse(null), connections.pooledUrl().orElse(null), connections.username());
    }

    @Override
    public String toString() {
        return "ConnectionJson[" + username + "]";
    }
}
