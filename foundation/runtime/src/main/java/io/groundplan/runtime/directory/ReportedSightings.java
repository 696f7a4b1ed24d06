package io.groundplan.runtime.directory;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.DefaultBean;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.security.Caller;

/** Reports to membership-service, once per person and profile; a report that failed is made again at the next request. */
@ApplicationScoped
@DefaultBean
class ReportedSightings implements Sightings {
    private static final Logger LOG = Logger.getLogger(ReportedSightings.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration REPORTED_FOR = Duration.ofHours(1);

    private final DirectoryClient directory;
    private final Cache<UserId, Profile> reported = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPORTED_FOR)
            .build();

    ReportedSightings(@RestClient DirectoryClient directory) {
        this.directory = directory;
    }

    @Override
    public void seen(Caller.User user) {
        var profile = Profile.of(user);
        if (profile.equals(reported.getIfPresent(user.id()))) {
            return;
        }
        reported.put(user.id(), profile);
        directory
                .report(user.id().value(), profile)
                .subscribe()
                .with(ignored -> LOG.debugf("sighting reported user=%s", user.id()), failure -> {
                    reported.invalidate(user.id());
                    LOG.debugf("sighting not reported user=%s: %s", user.id(), failure.getMessage());
                });
    }
}
