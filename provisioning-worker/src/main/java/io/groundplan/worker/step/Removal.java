package io.groundplan.worker.step;

import java.util.List;

import io.groundplan.worker.cluster.Identifier;

/** The steps that take one thing away, outside of any job. Like those of jobs they drop only what is the project's. */
public final class Removal {
    private Removal() {}

    public static List<Step> ofDatabase(Identifier database) {
        return List.of(new CloseDatabase(database), new DropDatabase(database));
    }

    public static List<Step> ofRole(Identifier role) {
        return List.of(new DropRole(role));
    }
}
