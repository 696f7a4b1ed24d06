package io.groundplan.membership.team;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** A row of `team`; it is locked by whoever changes the team or its members. */
@Entity
@Table(name = "team")
class TeamEntity {
    static final long FIRST_VERSION = 1;

    @Id
    UUID id;

    String name;
    String slug;
    boolean personal;
    UUID ownerId;
    Instant createdAt;
    long version;

    /** Counts a change of the team or its members and answers its sequence. */
    long next() {
        return ++version;
    }

    TeamId team() {
        return new TeamId(id);
    }

    Team toTeam() {
        return new Team(new TeamId(id), name, slug, personal, new UserId(ownerId), createdAt, version);
    }
}
