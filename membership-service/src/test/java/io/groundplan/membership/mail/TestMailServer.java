package io.groundplan.membership.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.testkit.embedded.FreePort;

/** The SMTP server that the service under test sends to, which a test can stop and start again on the same port. */
public final class TestMailServer implements QuarkusTestResourceLifecycleManager {
    static final String FROM = "Groundplan <no-reply@groundplan.test>";
    private static final int START_UP_MILLIS = 30_000;
    private static final int PORT = FreePort.find();
    private static final Path LOG = Path.of("target/membership-test.log");
    private static final List<MimeMessage> BEFORE_STOP = new CopyOnWriteArrayList<>();

    private static GreenMail server;

    @Override
    public Map<String, String> start() {
        up();
        var config = new HashMap<String, String>();
        config.put("quarkus.mailer.mock", "false");
        config.put("quarkus.mailer.host", "127.0.0.1");
        config.put("quarkus.mailer.port", Integer.toString(PORT));
        config.put("groundplan.mail.sending", "true");
        config.put("groundplan.mail.from", FROM);
        config.put("groundplan.mail.poll-interval", "100ms");
        config.put("groundplan.mail.timeout", "5s");
        config.put("groundplan.mail.first-retry", "50ms");
        config.put("groundplan.mail.longest-retry", "200ms");
        // everything that is ever logged, for the tests that look for secrets
        config.put("quarkus.log.file.enabled", "true");
        config.put("quarkus.log.file.path", LOG.toString());
        config.put("quarkus.log.file.rotation.max-file-size", "1G");
        config.put("quarkus.log.category.\"io.groundplan\".level", "DEBUG");
        // of the mail server itself, which knows whom it gets mail for
        config.put("quarkus.log.category.\"com.icegreen\".level", "ERROR");
        return config;
    }

    @Override
    public void stop() {
        down();
    }

    static int port() {
        return PORT;
    }

    static synchronized void up() {
        if (server == null) {
            var setup = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            setup.setServerStartupTimeout(START_UP_MILLIS);
            server = new GreenMail(setup);
            server.start();
        }
    }

    static synchronized void down() {
        if (server != null) {
            BEFORE_STOP.addAll(List.of(server.getReceivedMessages()));
            server.stop();
            server = null;
        }
    }

    /** Everything that ever arrived, copies included. */
    static synchronized List<MimeMessage> received() {
        var all = new ArrayList<>(BEFORE_STOP);
        if (server != null) {
            all.addAll(List.of(server.getReceivedMessages()));
        }
        return all;
    }

    /** Everything that the service has logged. */
    public static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
