package io.groundplan.testkit.embedded;

import java.nio.file.Path;

/** A program that starts a server, says on which port, and waits to be killed. */
final class PostgresUntilKilled {
    private PostgresUntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        var server = PostgresServer.open(PostgresServer.Options.persistent(Path.of(arguments[0])));
        server.createDatabase("kept");
        System.out.println(server.port());
        Thread.currentThread().join();
    }
}
