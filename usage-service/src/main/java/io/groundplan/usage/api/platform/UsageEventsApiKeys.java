package io.groundplan.usage.api.platform;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.runtime.security.ApiKeyPaths;

/** Gateways and proxies send usage with API keys, the one thing that keys open on this surface. */
@ApplicationScoped
class UsageEventsApiKeys implements ApiKeyPaths {
    private static final Pattern INGEST = Pattern.compile("/api/v1/platform/projects/[^/]+/usage-events/?");

    @Override
    public boolean include(String path) {
        return INGEST.matcher(path).matches();
    }
}
