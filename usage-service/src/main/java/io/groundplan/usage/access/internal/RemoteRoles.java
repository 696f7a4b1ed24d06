package io.groundplan.usage.access.internal;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.usage.access.Role;

/** Asks project-service for roles that no event has told of yet. */
@ApplicationScoped
public class RemoteRoles {
    private static final int REMEMBERED = 10_000;
    /** Revocations take effect within two seconds everywhere, on their way here included. */
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

    private record Question(UserId user, ProjectId project) {}

    private final ProjectServiceClient projects;
    private final Peer peer;
    private final Cache<Question, Role> held = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    RemoteRoles(@RestClient ProjectServiceClient projects, Peers peers) {
        this.projects = projects;
        this.peer = peers.named("project-service");
    }

    /** The effective role, if any; only roles are remembered, a refusal is asked for every time. */
    public Uni<Optional<Role>> roleOf(UserId user, ProjectId project) {
        var question = new Question(user, project);
        var remembered = held.getIfPresent(question);
        return remembered != null
                ? Uni.createFrom().item(Optional.of(remembered))
                : ask(question).invoke(role -> role.ifPresent(found -> held.put(question, found)));
    }

    private Uni<Optional<Role>> ask(Question question) {
        return peer.find("the project", () -> projects.role(
                                question.project().value(), question.user().value())
                        .map(answer -> Role.parse(answer.role())))
                .map(found -> found.orElseThrow(Problem::projectNotFound));
    }
}
