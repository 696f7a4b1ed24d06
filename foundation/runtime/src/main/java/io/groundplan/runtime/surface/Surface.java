package io.groundplan.runtime.surface;

import io.vertx.ext.web.RoutingContext;

/** The public APIs over the one project model; NONE for paths that belong to none of them. */
public enum Surface {
    PLATFORM,
    WORKLOAD,
    STUDIO,
    DATABASE,
    FLEET,
    NONE;

    static final String KEY = Surface.class.getName();

    /** The surface that {@link SurfaceRouting} decided on when the request arrived. */
    public static Surface of(RoutingContext context) {
        Surface surface = context.get(KEY);
        return surface == null ? NONE : surface;
    }
}
