package io.groundplan.project.token;

import io.groundplan.project.project.Project;

/** A new project and the token that it starts with. */
public record TokenedProject(Project project, IssuedToken token) {}
