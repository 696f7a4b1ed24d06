package io.groundplan.usage.metering;

import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * Where usage is counted. A port: PostgreSQL serves until the load named in foundation/docs/usage.md, a columnar store may
 * take over from there.
 */
public interface UsageStore {

    /**
     * Counts those of the events that were not counted before, in whatever batch, order or replica; all or nothing. Of two
     * events of the same project, source and id the earlier in the list counts. The progress is kept with them.
     *
     * @return how many were counted
     */
    Uni<Integer> count(List<Usage> events, List<Progress> progress);
}
