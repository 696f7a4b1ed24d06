package io.groundplan.project.database;

import java.util.Optional;

/** How clients connect; holds the password. */
public record Connections(Optional<String> directUrl, Optional<String> pooledUrl, String username) {
    @Override
    public String toString() {
        return "Connections[" + username + "]";
    }
}
