package io.groundplan.project.plan;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The plans that projects can be on; the built-in ones are free, standard and business. */
@ConfigMapping(prefix = "groundplan.plans")
interface PlansConfig {

    /** Plans by name. */
    @WithParentName
    Map<String, Limits> plans();

    /** What a plan allows. */
    interface Limits {

        /** Connections of the login role. */
        @WithDefault("15")
        int maxConnections();

        /** Storage of the project's database. */
        @WithDefault("1073741824")
        long storageBytes();
    }
}
