package io.groundplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A program to run beside this one.
 *
 * @param ready whether the running process does its work
 * @param stop how it is asked to end
 */
public record Child(
        String name, List<String> command, Path log, PidFile pidFile, Predicate<Process> ready, StopSignal stop) {

    /** How a child is asked to end. */
    public enum StopSignal {
        TERMINATE {
            @Override
            void send(Process process) {
                process.destroy();
            }
        },
        /** For children that also end by themselves when this process is killed: their input ends with it. */
        END_OF_INPUT {
            @Override
            void send(Process process) {
                try {
                    process.getOutputStream().close();
                } catch (IOException alreadyGone) {
                    process.destroy();
                }
            }
        };

        abstract void send(Process process);
    }

    Process spawn() {
        try {
            Files.createDirectories(log.getParent());
            var process = new ProcessBuilder(OwnSession.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            pidFile.write(process.toHandle());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    String lastLines() {
        return LogTail.of(log);
    }
}
