package io.groundplan.project.support;

import java.util.Locale;
import java.util.Map;

import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** One of everything that a surface's operations need, made for one owner; each surface has a class that makes it. */
public final class SurfaceResources {
    private SurfaceResources() {}

    /** The values of the placeholders in paths and bodies of the surface. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> of(Door door, Client owner) {
        var surface = door.name().charAt(0) + door.name().substring(1).toLowerCase(Locale.ROOT);
        try {
            return (Map<String, String>)
                    Class.forName(SurfaceResources.class.getPackageName() + "." + surface + "Resources")
                            .getMethod("of", Client.class)
                            .invoke(null, owner.at(door));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no resources for " + surface, e);
        }
    }
}
