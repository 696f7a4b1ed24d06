package io.groundplan.membership.user;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.team.Team;
import io.groundplan.membership.team.Teams;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/** Everyone whose token was ever verified. */
@ApplicationScoped
public class UserDirectory {
    private static final int REMEMBERED = 10_000;
    private static final Duration NOTED_FOR = Duration.ofHours(1);

    private final Users users;
    private final Teams teams;
    private final Transactions transactions;
    private final Cache<UserId, Profile> noted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(NOTED_FOR)
            .build();

    UserDirectory(Users users, Teams teams, Transactions transactions) {
        this.users = users;
        this.teams = teams;
        this.transactions = transactions;
    }

    /**
     * Notes what a verified token says. The first sight also creates the personal team; of several first sights at the
     * same time one does so and the others wait for it.
     */
    public Uni<KnownUser> sighted(UserId id, Profile profile) {
        return transactions.inTransaction(() -> {
            requireOwnId(id, profile);
            return users.insertIfNew(id, profile)
                    .chain(first -> first ? welcome(id) : update(id, profile))
                    .chain(team -> users.get(id).map(user -> new KnownUser(user, team)));
        });
    }

    /** Notes the person whose request this is. */
    public Uni<KnownUser> sighted(Caller.User user) {
        return sighted(user.id(), Profile.of(user));
    }

    /** Sees to it that the person whose request this is has a row, which costs nothing for somebody who was here before. */
    public Uni<Void> present(Caller.User user) {
        var profile = Profile.of(user);
        return profile.equals(noted.getIfPresent(user.id()))
                ? Uni.createFrom().voidItem()
                : sighted(user).invoke(() -> noted.put(user.id(), profile)).replaceWithVoid();
    }

    /** Somebody who was seen before. */
    public Uni<Optional<User>> find(UserId id) {
        return Panache.withSession(() -> users.find(id));
    }

    /** Somebody whose address it is, as a token has proven; upper and lower case are the same. */
    public Uni<Optional<User>> findByProvenEmail(EmailAddress email) {
        return Panache.withSession(() -> users.findByProvenEmail(email));
    }

    private Uni<Team> welcome(UserId id) {
        return users.get(id).chain(user -> teams.createPersonal(id, user.displayName()));
    }

    private Uni<Team> update(UserId id, Profile profile) {
        return users.updateIfChanged(id, profile).chain(() -> teams.personalOf(id));
    }

    /** The id follows from issuer and subject, so a report that disagrees is about somebody else. */
    private static void requireOwnId(UserId id, Profile profile) {
        if (profile.issuer() == null
                || profile.subject() == null
                || !UserId.of(profile.issuer(), profile.subject()).equals(id)) {
            throw Problem.invalid("subject", "does not have this id");
        }
    }
}
