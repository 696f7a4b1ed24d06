package io.groundplan.project.errors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Fails as nobody foresees, on any operation, where a test asks for it by a header. */
@Provider
public class StumblingFilter implements ContainerRequestFilter {
    static final String HEADER = "X-Stumble";

    @Override
    public void filter(ContainerRequestContext request) {
        var how = request.getHeaderString(HEADER);
        if (how != null) {
            throw new IllegalStateException("stumbled " + how);
        }
    }
}
