package io.groundplan.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.groundplan.local.process.Child.StopSignal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SupervisedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final List<String> reports = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        scheduler.shutdownNow();
    }

    @Test
    void aChildThatDiesIsReportedWithTheEndOfItsLogAndStartedAgain() {
        try (var supervised = supervised("echo hello from the child; exec sleep 60", StopSignal.TERMINATE)) {
            supervised.start();
            supervised.awaitReady(PATIENCE);
            var first = pidFile().running().orElseThrow();
            await().until(() -> Files.readString(log()).contains("hello"));
            first.destroyForcibly();
            await().until(() -> pidFile()
                    .running()
                    .filter(second -> second.pid() != first.pid())
                    .isPresent());
            await().until(() -> reports.contains("child is back"));
            assertTrue(reports.get(0).contains("died with exit code 137"), reports.get(0));
            assertTrue(reports.get(0).contains("hello from the child"), reports.get(0));
        }
    }

    @Test
    void aStoppedChildStaysStoppedAndLeavesNothingBehind() {
        var supervised = supervised("exec sleep 60", StopSignal.TERMINATE);
        supervised.start();
        supervised.awaitReady(PATIENCE);
        var process = pidFile().running().orElseThrow();
        supervised.close();
        assertFalse(process.isAlive());
        assertFalse(Files.exists(directory.resolve("child.pid")));
        assertEquals(List.of(), reports);
    }

    @Test
    void aChildThatLivesByItsInputEndsWithIt() {
        var supervised = supervised("cat >/dev/null", StopSignal.END_OF_INPUT);
        supervised.start();
        supervised.awaitReady(PATIENCE);
        var process = pidFile().running().orElseThrow();
        supervised.close();
        assertFalse(process.isAlive());
    }

    @Test
    void aChildThatNeverComesUpFailsTheStartWithItsLog() {
        var child = new Child(
                "child", shell("echo no such thing; exit 3"), log(), pidFile(), process -> false, StopSignal.TERMINATE);
        try (var supervised = new Supervised(child, scheduler, reports::add)) {
            supervised.start();
            var failure = assertThrows(StartFailure.class, () -> supervised.awaitReady(PATIENCE));
            assertTrue(failure.getMessage().contains("exit code 3"), failure.getMessage());
            assertTrue(failure.getMessage().contains("no such thing"), failure.getMessage());
        }
    }

    @Test
    void whatAnEarlierLauncherLeftBehindIsEnded() {
        var supervised = supervised("exec sleep 60", StopSignal.TERMINATE);
        supervised.start();
        var process = pidFile().running().orElseThrow();
        assertEquals(List.of("child"), Leftovers.stop(directory));
        assertFalse(process.isAlive());
        assertEquals(List.of(), Leftovers.stop(directory));
    }

    @Test
    void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
        var pid = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("child.pid"), pid + " 2001-01-01T00:00:00Z\n");
        assertEquals(List.of(), Leftovers.stop(directory));
        assertFalse(Files.exists(directory.resolve("child.pid")));
    }

    private Supervised supervised(String script, StopSignal stop) {
        var child = new Child("child", shell(script), log(), pidFile(), Process::isAlive, stop);
        return new Supervised(child, scheduler, reports::add);
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    private PidFile pidFile() {
        return new PidFile(directory.resolve("child.pid"));
    }
}
