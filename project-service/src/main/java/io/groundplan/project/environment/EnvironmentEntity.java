package io.groundplan.project.environment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;

/** A row of `environment`. */
@Entity
@Table(name = "environment")
class EnvironmentEntity {
    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String name;

    @Column(name = "display_name")
    String displayName;

    String type;
    String description;
    String color;

    @Column(name = "git_branch")
    String gitBranch;

    @Column(name = "is_default")
    boolean isDefault;

    String state;

    @Column(name = "cloned_from")
    UUID clonedFrom;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    boolean isIn(EnvironmentState wanted) {
        return EnvironmentState.of(state) == wanted;
    }

    void setProfile(EnvironmentProfile profile) {
        name = profile.name();
        displayName = profile.displayName().orElse(null);
        type = profile.type().text();
        description = profile.description().orElse(null);
        color = profile.color().orElse(null);
        gitBranch = profile.gitBranch().orElse(null);
    }

    Environment toEnvironment() {
        return new Environment(
                new EnvironmentId(id),
                new ProjectId(projectId),
                profile(),
                isDefault,
                EnvironmentState.of(state),
                version,
                createdAt,
                updatedAt);
    }

    private EnvironmentProfile profile() {
        return new EnvironmentProfile(
                name,
                Optional.ofNullable(displayName),
                EnvironmentType.parse(type).orElseThrow(),
                Optional.ofNullable(description),
                Optional.ofNullable(color),
                Optional.ofNullable(gitBranch));
    }
}
