package io.groundplan.membership.user;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.runtime.directory.Sightings;
import io.groundplan.runtime.security.Caller;

/** Notes the people who talk to this service itself, once per profile; what failed is done at their next request. */
@ApplicationScoped
class DirectSightings implements Sightings {
    private static final Logger LOG = Logger.getLogger(DirectSightings.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration NOTED_FOR = Duration.ofHours(1);

    private final UserDirectory directory;
    private final Vertx vertx;
    private final Cache<UserId, Profile> noted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(NOTED_FOR)
            .build();

    DirectSightings(UserDirectory directory, Vertx vertx) {
        this.directory = directory;
        this.vertx = vertx;
    }

    @Override
    public void seen(Caller.User user) {
        var profile = Profile.of(user);
        if (!profile.equals(noted.asMap().put(user.id(), profile))) {
            onContextOfItsOwn(() -> note(user.id(), profile));
        }
    }

    private void note(UserId id, Profile profile) {
        directory.sighted(id, profile).subscribe().with(known -> LOG.debugf("sighting noted user=%s", id), failure -> {
            noted.invalidate(id);
            LOG.warnf("sighting not noted user=%s: %s", id, failure.getMessage());
        });
    }

    /** The request that was seen neither waits for this nor shares its session. */
    private void onContextOfItsOwn(Runnable work) {
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(started -> {
            VertxContextSafetyToggle.setCurrentContextSafe(true);
            work.run();
        });
    }
}
