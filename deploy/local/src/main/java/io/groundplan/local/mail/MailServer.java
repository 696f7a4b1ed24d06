package io.groundplan.local.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.mail.MessagingException;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The process that takes the stack's mails, whoever they are for, and shows them instead of passing them on. Listens on
 * the loopback interface: SMTP for the services, HTTP for the gateway.
 */
public final class MailServer implements AutoCloseable {
    public static final String NAME = "mail-server";
    static final String MAILS = "/mails";
    private static final String HOST = "127.0.0.1";
    private static final int START_UP_MILLIS = 30_000;

    private final MailBox box = new MailBox();
    private final GreenMail smtp;
    private final HttpServer http;

    MailServer(int smtpPort, int httpPort) throws IOException {
        var setup = new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_UP_MILLIS);
        smtp = new GreenMail(setup);
        smtp.start();
        smtp.getUserManager().setMessageDeliveryHandler((mail, recipient) -> new Everybody());
        http = HttpServer.create(new InetSocketAddress(HOST, httpPort), 0);
        http.createContext(MAILS, exchange -> answer(exchange, box.toJson().encode()));
        http.createContext("/q/health/ready", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
        http.start();
    }

    /** Runs until the process is ended; takes the ports of SMTP and HTTP. */
    public static void main(String[] arguments) throws IOException {
        var server = new MailServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Owns every address, so that nothing is kept but what is shown. */
    private final class Everybody extends UserImpl {
        Everybody() {
            super("everybody@localhost", "everybody", "", null);
        }

        @Override
        public void deliver(MovingMessage mail) {
            try {
                box.add(KeptMail.of(mail.getMessage(), Instant.now()));
            } catch (MessagingException | IOException e) {
                throw new IllegalArgumentException("a mail is not readable", e);
            }
        }
    }
}
