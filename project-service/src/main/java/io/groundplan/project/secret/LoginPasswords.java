package io.groundplan.project.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Passwords of new login roles. Their verifiers take milliseconds of hashing each, so some are made ahead, beside the
 * threads that answer requests; when more are wanted than there are, the hashing is done where it is asked for.
 */
@ApplicationScoped
public class LoginPasswords {
    private static final int LENGTH = 32;
    private static final int MADE_AHEAD = 64;
    /** Passwords that were handed out and are not asked about any more, as their change failed, are forgotten. */
    private static final int REMEMBERED = 1_024;

    private final BlockingQueue<String> ready = new ArrayBlockingQueue<>(MADE_AHEAD);
    private final Map<String, String> verifiers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Thread maker = new Thread(this::make, "login-passwords");

    @PostConstruct
    void start() {
        maker.setDaemon(true);
        maker.setPriority(Thread.MIN_PRIORITY);
        maker.start();
    }

    @PreDestroy
    void stop() {
        maker.interrupt();
    }

    /** A password that nobody else was given. */
    public String next() {
        return Optional.ofNullable(ready.poll()).orElseGet(() -> RandomText.of(LENGTH));
    }

    /** What PostgreSQL needs to check the password; for one that was handed out here it is usually at hand. */
    public String verifierOf(String password) {
        return forget(password).orElseGet(() -> ScramVerifier.of(password));
    }

    private void make() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var password = RandomText.of(LENGTH);
                remember(password, ScramVerifier.of(password));
                ready.put(password);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void remember(String password, String verifier) {
        verifiers.put(password, verifier);
    }

    private synchronized Optional<String> forget(String password) {
        return Optional.ofNullable(verifiers.remove(password));
    }
}
