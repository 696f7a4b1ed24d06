package io.groundplan.membership.member;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** A row of `project_roster`: the members of a project as one thing. */
@Entity
@Table(name = "project_roster")
class RosterEntity {
    static final long FIRST_VERSION = 1;

    @Id
    UUID projectId;

    UUID teamId;
    String name;
    boolean deleted;
    long ownedSince;
    long version;

    /** Counts a change of the members and answers its sequence; the row is locked. */
    long next() {
        return ++version;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    TeamId team() {
        return new TeamId(teamId);
    }
}
