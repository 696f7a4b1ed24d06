package io.groundplan.membership.team;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

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

    @Version
    long version;

    Team toTeam() {
        return new Team(new TeamId(id), name, slug, personal, new UserId(ownerId), createdAt);
    }
}
