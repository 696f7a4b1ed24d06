package io.groundplan.project.organization;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.organization.internal.TeamsClient;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Finds the organization that a caller acts for. */
@ApplicationScoped
public class Organizations {
    private static final String FIND = "select id, name, slug, created_at from team where id = $1";

    private final Pool pool;
    private final TeamsClient teams;
    private final Peer peer;

    Organizations(Pool pool, @RestClient TeamsClient teams, Peers peers) {
        this.pool = pool;
        this.teams = teams;
        this.peer = peers.named("membership-service");
    }

    /** A person's personal organization, a key's own one; empty while membership-service has not told of it. */
    public Uni<Optional<Organization>> of(Caller caller) {
        if (caller instanceof Caller.User user) {
            return find(TeamId.personalOf(user.id()))
                    .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : ask(user));
        }
        return caller instanceof Caller.ApiKey key
                ? find(key.organization())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Organization>> find(TeamId team) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(team.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(organization(rows.iterator().next())));
    }

    private Uni<Optional<Organization>> ask(Caller.User user) {
        return peer.ask("the organization", () -> teams.sighted(user.id().value(), Profile.of(user))
                        .map(sighted -> organization(sighted.personalTeam())))
                .map(Optional::of)
                .onFailure(Problem.class)
                .recoverWithItem(Optional.empty());
    }

    private static Organization organization(TeamsClient.Team team) {
        return new Organization(new TeamId(team.id()), team.name(), team.slug(), team.createdAt());
    }

    private static Organization organization(Row row) {
        return new Organization(
                new TeamId(row.getUUID("id")),
                row.getString("name"),
                row.getString("slug"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
