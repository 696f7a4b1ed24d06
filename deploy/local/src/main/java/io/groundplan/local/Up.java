package io.groundplan.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import io.groundplan.local.backing.AbandonedPostgres;
import io.groundplan.local.demo.Demo;
import io.groundplan.local.process.Leftovers;

/** Starts the local stack and keeps it running until this process is told to end. */
public final class Up {
    private final Console console = new Console(System.out);

    private Up() {}

    public static void main(String[] arguments) throws InterruptedException {
        new Up().run(List.of(arguments));
    }

    private void run(List<String> arguments) throws InterruptedException {
        try {
            var options = Options.of(arguments, System.getenv());
            var lock = OneAtATime.lock(options.directories().state());
            prepare(options);
            var stack = new Stack(options, console);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, lock), "stop"));
            start(stack, options);
        } catch (RuntimeException e) {
            fail(e);
        }
        // everything else happens on other threads, until a signal ends this process
        new CountDownLatch(1).await();
    }

    private void prepare(Options options) {
        var directories = options.directories();
        Leftovers.stop(directories.run()).forEach(name -> console.step("stopped " + name + " of an earlier run"));
        if (options.fresh()) {
            AbandonedPostgres.stop(directories.data("control"));
            AbandonedPostgres.stop(directories.data("tenant"));
            directories.clear();
            console.step("deleted the data of earlier runs");
        }
    }

    private void start(Stack stack, Options options) {
        console.text("Starting Groundplan; logs are in " + options.directories().logs());
        try {
            stack.start(options.port());
            if (options.demo()) {
                seed(options);
            }
            console.text(Welcome.text(options));
        } catch (RuntimeException e) {
            if (!stack.isStopping()) {
                fail(e);
            }
        }
    }

    /** A demonstration that does not come about is no reason to take the stack away. */
    private void seed(Options options) {
        try {
            Demo.seed(URI.create("http://localhost:" + options.port()), console::step);
        } catch (RuntimeException e) {
            console.problem("the demonstration is not complete: " + e.getMessage());
        }
    }

    private void stop(Stack stack, FileChannel lock) {
        console.text("Stopping");
        stack.close();
        try {
            lock.close();
        } catch (IOException e) {
            console.problem(e.getMessage());
        }
        console.text("Stopped");
    }

    private void fail(RuntimeException e) {
        console.problem(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        System.exit(1);
    }
}
