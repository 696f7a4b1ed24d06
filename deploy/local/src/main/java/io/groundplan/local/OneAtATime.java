package io.groundplan.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one stack at a time use a state directory; the operating system frees the lock of a killed one. */
final class OneAtATime {
    private OneAtATime() {}

    /** The channel holds the lock until it is closed or the process ends. */
    static FileChannel lock(Path state) {
        try {
            var channel = FileChannel.open(
                    PrivateFile.directory(state).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + state, e);
        }
        throw new IllegalStateException("A stack runs already on the data in " + state
                + ". Stop it first, or give this one data of its own: GROUNDPLAN_DATA=.local/second");
    }
}
