package io.groundplan.local.demo;

import java.util.List;

/**
 * A project of the demonstration.
 *
 * @param requestsPerHour what its databases serve on a working day at noon, together
 */
record DemoProject(String name, String description, int requestsPerHour, List<DemoDatabase> databases) {

    /** A database, the share of its project's requests that it serves, and what is in it. */
    record DemoDatabase(String name, double share, List<String> tables) {}

    static List<DemoProject> all() {
        return List.of(
                new DemoProject(
                        "Web shop",
                        "Orders, customers and what they search for",
                        1_800,
                        List.of(
                                new DemoDatabase("orders", 0.7, List.of(DemoTables.CUSTOMERS, DemoTables.ORDERS)),
                                new DemoDatabase("search", 0.3, List.of(DemoTables.SEARCHES)))),
                new DemoProject(
                        "Blog",
                        "Posts and comments",
                        300,
                        List.of(new DemoDatabase("content", 1, List.of(DemoTables.POSTS, DemoTables.COMMENTS)))),
                new DemoProject(
                        "Analytics",
                        "What the shop looks like from a distance",
                        90,
                        List.of(new DemoDatabase("warehouse", 1, List.of(DemoTables.VISITS, DemoTables.DAYS)))));
    }
}
