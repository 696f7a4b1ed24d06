package io.groundplan.runtime.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.runtime.security.Caller;

/**
 * Reports to membership-service, once per person and profile, and keeps what it answers; a report that failed is made
 * again at the next request, which does not wait for it.
 */
@Singleton
@DefaultBean
class ReportedSightings implements Sightings, Directory {
    private static final Logger LOG = Logger.getLogger(ReportedSightings.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration REPORTED_FOR = Duration.ofHours(1);
    private static final Duration NOT_WAITED_AFTER_FAILURE = Duration.ofSeconds(30);

    private record Report(Profile profile, CompletableFuture<Optional<DirectoryEntry>> answer) {}

    private record Known(Profile profile, DirectoryEntry entry) {}

    private final DirectoryClient directory;
    private final Peer peer;
    private final Cache<UserId, Report> reported = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPORTED_FOR)
            .build();
    private final Cache<UserId, Known> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<UserId, Boolean> unanswered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(NOT_WAITED_AFTER_FAILURE)
            .build();

    ReportedSightings(@RestClient DirectoryClient directory, Peers peers) {
        this.directory = directory;
        this.peer = peers.named("membership-service");
    }

    @Override
    public void seen(Caller.User user) {
        report(user.id(), Profile.of(user));
    }

    @Override
    public Uni<Optional<DirectoryEntry>> entryOf(Caller.User user) {
        var profile = Profile.of(user);
        var kept = known.getIfPresent(user.id());
        if (kept != null && kept.profile().equals(profile)) {
            return Uni.createFrom().item(Optional.of(kept.entry()));
        }
        if (unanswered.getIfPresent(user.id()) != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return onCallersContext(report(user.id(), profile).answer());
    }

    private Report report(UserId id, Profile profile) {
        var latest = reported.getIfPresent(id);
        if (latest != null && latest.profile().equals(profile)) {
            return latest;
        }
        var report = new Report(profile, new CompletableFuture<>());
        reported.put(id, report);
        peer.ask("the user", () -> directory.report(id.value(), profile))
                .subscribe()
                .with(answer -> answered(id, report, answer), failure -> failed(id, report, failure));
        return report;
    }

    private void answered(UserId id, Report report, DirectoryClient.KnownPerson answer) {
        LOG.debugf("sighting reported user=%s", id);
        var entry = Optional.ofNullable(answer)
                .map(DirectoryClient.KnownPerson::user)
                .filter(DirectoryEntry::isComplete);
        entry.ifPresent(told -> known.put(id, new Known(report.profile(), told)));
        unanswered.invalidate(id);
        report.answer().complete(entry);
    }

    private void failed(UserId id, Report report, Throwable failure) {
        LOG.debugf("sighting not reported user=%s: %s", id, failure.getMessage());
        unanswered.put(id, true);
        reported.asMap().remove(id, report);
        report.answer().complete(Optional.empty());
    }

    /** The report may be another request's; what follows must run where this request's session lives. */
    private static Uni<Optional<DirectoryEntry>> onCallersContext(CompletableFuture<Optional<DirectoryEntry>> answer) {
        if (answer.isDone()) {
            return Uni.createFrom().item(answer.join());
        }
        var waiting = Uni.createFrom().completionStage(answer.copy());
        var context = Vertx.currentContext();
        return context == null ? waiting : waiting.emitOn(MutinyHelper.executor(context));
    }
}
