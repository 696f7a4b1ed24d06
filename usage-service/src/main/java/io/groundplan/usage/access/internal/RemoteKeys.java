package io.groundplan.usage.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.ApiKeyVerifier;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Has API keys proven by project-service, which owns them; good ones are remembered for a moment, by their hash. */
@ApplicationScoped
public class RemoteKeys implements ApiKeyVerifier {
    private static final int REMEMBERED = 10_000;
    /** Revocations take effect within two seconds everywhere, on their way here included. */
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

    private final KeyClient projects;
    private final Peer peer;
    private final Cache<String, Caller.ApiKey> good = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    RemoteKeys(@RestClient KeyClient projects, Peers peers) {
        this.projects = projects;
        this.peer = peers.named("project-service");
    }

    @Override
    public Uni<Optional<Caller.ApiKey>> verify(String key) {
        var hash = hash(key);
        var remembered = good.getIfPresent(hash);
        if (remembered != null) {
            return Uni.createFrom().item(Optional.of(remembered));
        }
        return peer.find("the API key", () -> projects.verify(new KeyClient.Presented(key))
                        .map(RemoteKeys::caller))
                .invoke(found -> found.ifPresent(caller -> good.put(hash, caller)));
    }

    /** The team of a project that no event has told of yet. */
    public Uni<TeamId> teamOf(ProjectId project, UserId asker) {
        return peer.find("the project", () -> projects.team(project.value(), asker.value())
                        .map(answer -> new TeamId(answer.teamId())))
                .map(found -> found.orElseThrow(Problem::projectNotFound));
    }

    private static Caller.ApiKey caller(KeyClient.KnownKey key) {
        return new Caller.ApiKey(
                new ApiKeyId(key.id()),
                new TeamId(key.organizationId()),
                Optional.ofNullable(key.projectId()).map(ProjectId::new),
                key.scopes().stream()
                        .flatMap(text -> Scope.parse(text).stream())
                        .collect(Collectors.toSet()),
                key.name(),
                new UserId(key.creatorId()));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
