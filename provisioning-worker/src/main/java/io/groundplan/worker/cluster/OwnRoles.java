package io.groundplan.worker.cluster;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.retry.PermanentFailureException;

/** The roles that own what belongs to no project. Created together with their marker, and never a login. */
public final class OwnRoles {
    private OwnRoles() {}

    public static Uni<Void> ensure(ClusterSession session, Identifier role, Marker marker) {
        return session.catalog().role(role).chain(found -> {
            if (found.isEmpty()) {
                return session.execute("create role %1$s nologin; comment on role %1$s is %2$s"
                        .formatted(role.quoted(), marker.literal()));
            }
            return found.get().belongsTo(marker)
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom()
                            .failure(new PermanentFailureException("role " + role + " exists and is not ours"));
        });
    }
}
