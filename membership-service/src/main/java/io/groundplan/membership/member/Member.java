package io.groundplan.membership.member;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;

/** Somebody's direct role in a project. `joined` orders the members of a project; `version` grows with every change. */
public record Member(
        MemberId id,
        ProjectId project,
        Role role,
        Person person,
        Instant createdAt,
        Instant updatedAt,
        long joined,
        long version) {

    /** What the directory knows of them; an event may name a person before the directory has seen them. */
    public record Person(UserId id, Optional<User> known) {

        public Optional<String> email() {
            return known.flatMap(User::email);
        }

        public Optional<String> name() {
            return known.flatMap(User::name);
        }

        public Optional<String> avatarUrl() {
            return known.flatMap(User::avatarUrl);
        }
    }

    static Member of(MemberEntity entity, Optional<User> known) {
        return new Member(
                new MemberId(entity.id),
                new ProjectId(entity.projectId),
                entity.role,
                new Person(entity.user(), known),
                entity.createdAt,
                entity.updatedAt,
                entity.joined,
                entity.version);
    }
}
