package io.groundplan.runtime.security;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** Who makes a request, as proven by their credential. */
public sealed interface Caller extends Principal {

    /** How the caller appears on events and in activity. */
    Actor actor();

    /** What separates this caller's Idempotency-Keys from all others'. */
    @Override
    String getName();

    /** A person with a verified token. `email`, `name` and `avatarUrl` may be absent from it. */
    record User(
            UserId id,
            String issuer,
            String subject,
            Optional<String> email,
            boolean emailVerified,
            Optional<String> name,
            Optional<String> avatarUrl)
            implements Caller {

        /** What to call the person: their name, the part of their e-mail before the @, or their id. */
        public String displayName() {
            return name.or(() -> email.map(address -> address.split("@", 2)[0])).orElseGet(id::text);
        }

        @Override
        public Actor actor() {
            return new Actor(id.value().toString(), displayName());
        }

        @Override
        public String getName() {
            return id.text();
        }
    }

    /**
     * A program with an API key of an organization, or of one project of it. `creator` is the person behind the key: the
     * owner of what it creates.
     */
    record ApiKey(
            ApiKeyId id,
            TeamId organization,
            Optional<ProjectId> project,
            Set<Scope> scopes,
            String name,
            UserId creator)
            implements Caller {

        @Override
        public Actor actor() {
            return new Actor(id.text(), name);
        }

        @Override
        public String getName() {
            return id.text();
        }
    }

    /** A program with a token of one project. `role` is the text of the role that the token has in it. */
    record ProjectToken(ProjectTokenId id, ProjectId project, String name, String role) implements Caller {

        @Override
        public Actor actor() {
            return new Actor(id.text(), name);
        }

        @Override
        public String getName() {
            return id.text();
        }
    }

    /** Another service of the suite, on `/internal` paths only. */
    record Service() implements Caller {
        public static final String ROLE = "service";

        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }

        @Override
        public String getName() {
            return ROLE;
        }
    }
}
