package io.groundplan.project.cluster;

import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which extensions projects may use. */
@ConfigMapping(prefix = "groundplan.extensions")
interface ExtensionsConfig {

    /** What may be enabled, as far as the cluster offers it. */
    @WithDefault("pg_stat_statements,pgcrypto,uuid-ossp,citext,hstore,pg_trgm,vector,postgis,unaccent,ltree,"
            + "fuzzystrmatch,btree_gin,btree_gist")
    List<String> allowed();

    /** What new databases get, as far as the cluster offers it. */
    @WithDefault("vector,pgcrypto,uuid-ossp,pg_trgm")
    List<String> initial();
}
