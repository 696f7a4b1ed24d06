package io.groundplan.project.extension;

/** An extension that a project may use, and whether its database has it now. */
public record Extension(String name, String defaultVersion, String description, boolean trusted, boolean enabled) {}
