package io.groundplan.membership.user;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.sql.Transactions;

/** The rows of the directory. */
@ApplicationScoped
class Users implements PanacheRepositoryBase<UserEntity, UUID> {
    /** Waits for another transaction that inserts the same person, and then does nothing. */
    private static final String INSERT =
            """
            insert into app_user (id, issuer, subject, email, email_verified, name, avatar_url,
                created_at, updated_at, version)
            values ($1, $2, $3, nullif($4, ''), $5, nullif($6, ''), nullif($7, ''), $8, $8, 1)
            on conflict do nothing
            """;

    /** Writes nothing for a token that says what is known already. */
    private static final String UPDATE =
            """
            update app_user
            set email = nullif($2, ''),
                email_verified = $3,
                name = nullif($4, ''),
                avatar_url = nullif($5, ''),
                updated_at = $6,
                version = version + 1
            where id = $1
            and (email, email_verified, name, avatar_url)
                is distinct from (nullif($2, ''), $3, nullif($4, ''), nullif($5, ''))
            """;

    private final Transactions transactions;
    private final Clock clock;

    Users(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<Boolean> insertIfNew(UserId id, Profile profile) {
        return transactions
                .update(
                        INSERT,
                        id.value(),
                        profile.issuer(),
                        profile.subject(),
                        orEmpty(profile.email()),
                        profile.emailVerified(),
                        orEmpty(profile.name()),
                        orEmpty(profile.avatarUrl()),
                        OffsetDateTime.now(clock))
                .map(inserted -> inserted == 1);
    }

    Uni<Void> updateIfChanged(UserId id, Profile profile) {
        return transactions
                .update(
                        UPDATE,
                        id.value(),
                        orEmpty(profile.email()),
                        profile.emailVerified(),
                        orEmpty(profile.name()),
                        orEmpty(profile.avatarUrl()),
                        OffsetDateTime.now(clock))
                .replaceWithVoid();
    }

    Uni<User> get(UserId id) {
        return findById(id.value()).map(UserEntity::toUser);
    }

    Uni<Optional<User>> find(UserId id) {
        return findById(id.value()).map(found -> Optional.ofNullable(found).map(UserEntity::toUser));
    }

    /** Of several accounts with the address, the one that was seen first. */
    Uni<Optional<User>> findByProvenEmail(EmailAddress email) {
        return find("emailVerified and lower(email) = ?1 order by createdAt, id", email.key())
                .page(0, 1)
                .list()
                .map(found -> found.stream().findFirst().map(UserEntity::toUser));
    }

    private static String orEmpty(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
