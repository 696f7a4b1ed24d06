package io.groundplan.runtime.security;

/** Which paths API keys open besides those of the database surface; implemented by a service that has such paths. */
public interface ApiKeyPaths {

    boolean include(String path);
}
