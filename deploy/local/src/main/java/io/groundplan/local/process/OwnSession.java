package io.groundplan.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command outside the terminal's process group. Ctrl-C would otherwise reach every child at once: the databases
 * would be gone while the services still drain.
 */
final class OwnSession {
    private OwnSession() {}

    static List<String> command(List<String> command) {
        var detached = new ArrayList<>(launcher());
        detached.addAll(command);
        return detached;
    }

    private static List<String> launcher() {
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return List.of("/usr/bin/setsid");
        }
        return Files.isExecutable(Path.of("/usr/bin/perl"))
                ? List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!")
                : List.of();
    }
}
