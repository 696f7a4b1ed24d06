package io.groundplan.membership.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

/** An SMTP server that answers one command, such as `RCPT`, in the same way each time, and takes everything else. */
final class StubbornSmtp implements AutoCloseable {
    private final ServerSocket listener;
    private final String command;
    private final String answer;
    private final AtomicInteger answered = new AtomicInteger();

    StubbornSmtp(int port, String command, String answer) {
        this.command = command;
        this.answer = answer;
        // the one before may hold the port for a moment longer
        listener = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(BindException.class)
                .until(() -> new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1")), ServerSocket::isBound);
        daemon(this::accept);
    }

    /** How often it gave its answer. */
    int answered() {
        return answered.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                daemon(() -> converse(socket));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 stubborn");
            String line = lines.readLine();
            while (line != null && !listener.isClosed()) {
                var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                say(socket, answer(verb));
                if (verb.equals("QUIT")) {
                    return;
                }
                boolean content = verb.equals("DATA") && !command.equals("DATA");
                while (content && !line.equals(".")) {
                    line = lines.readLine();
                }
                if (content) {
                    say(socket, answer("."));
                }
                line = lines.readLine();
            }
        } catch (IOException gone) {
            // the client has hung up
        }
    }

    private String answer(String verb) {
        if (verb.equals(command)) {
            answered.incrementAndGet();
            return answer;
        }
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "stubborn-smtp");
        thread.setDaemon(true);
        thread.start();
    }
}
