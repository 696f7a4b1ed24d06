package io.groundplan.membership.user;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.groundplan.contracts.id.UserId;

@Entity
@Table(name = "app_user")
class UserEntity {
    @Id
    UUID id;

    String issuer;
    String subject;
    String email;
    boolean emailVerified;
    String name;
    String avatarUrl;
    Instant createdAt;
    Instant updatedAt;

    @Version
    long version;

    User toUser() {
        return new User(
                new UserId(id),
                Optional.ofNullable(email),
                emailVerified,
                Optional.ofNullable(name),
                Optional.ofNullable(avatarUrl),
                createdAt,
                updatedAt);
    }
}
