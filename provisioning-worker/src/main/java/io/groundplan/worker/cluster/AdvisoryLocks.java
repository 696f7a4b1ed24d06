package io.groundplan.worker.cluster;

/** The advisory locks that workers take in the administrator's database of a cluster. */
public final class AdvisoryLocks {
    /** While a template is made. */
    static final long TEMPLATE = 0x67706c616e_01L;

    /** While the system's databases are closed to the public. */
    public static final long ISOLATION = 0x67706c616e_02L;

    /** While spare databases are counted, dropped and made. */
    public static final long SPARES = 0x67706c616e_03L;

    private AdvisoryLocks() {}
}
