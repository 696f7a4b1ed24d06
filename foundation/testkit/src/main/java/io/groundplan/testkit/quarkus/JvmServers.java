package io.groundplan.testkit.quarkus;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.groundplan.testkit.embedded.InstalledPostgres;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.embedded.ServerSwitch;

/**
 * The servers that run once per JVM. Quarkus loads the tests of every profile with a class loader of its own, and with
 * them this class; all of the copies ask the one of the system class loader, in terms of platform types.
 */
final class JvmServers {
    static final String CONTROL = "control";
    static final String TENANT = "tenant";
    static final String KAFKA = "kafka";

    private static final Map<String, Map<String, Object>> RUNNING = new ConcurrentHashMap<>();

    private JvmServers() {}

    static ServerSwitch running(String name) {
        try {
            var method = systemCopy().getDeclaredMethod("runningHere", String.class);
            method.setAccessible(true);
            var parts = (Map<?, ?>) method.invoke(null, name);
            return new ServerSwitch(
                    (Integer) parts.get("port"), (Runnable) parts.get("on"), (Runnable) parts.get("off"), (Runnable)
                            parts.get("close"));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("could not start " + name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not reach " + name, e);
        }
    }

    private static Class<?> systemCopy() {
        try {
            return Class.forName(JvmServers.class.getName(), true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            return JvmServers.class;
        }
    }

    static Map<String, Object> runningHere(String name) {
        return RUNNING.computeIfAbsent(name, JvmServers::started);
    }

    private static Map<String, Object> started(String name) {
        var parts = new ConcurrentHashMap<String, Object>();
        inThisLoader(() -> {
                    var server = open(name);
                    Runtime.getRuntime().addShutdownHook(new Thread(server.close(), "stop-" + name));
                    parts.put("port", server.port());
                    parts.put("on", inThisLoader(server.on()));
                    parts.put("off", inThisLoader(server.off()));
                    parts.put("close", inThisLoader(server.close()));
                })
                .run();
        return parts;
    }

    private static ServerSwitch open(String name) {
        return switch (name) {
            case CONTROL ->
                PostgresServer.open(PostgresServer.Options.forTests()).control();
            case TENANT -> tenant().control();
            case KAFKA -> KafkaBroker.open(KafkaBroker.Options.forTests()).control();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static PostgresServer tenant() {
        return InstalledServerCondition.isWanted()
                ? InstalledPostgres.open()
                : PostgresServer.open(PostgresServer.Options.forTests().withScram());
    }

    /** Kafka looks classes up in the thread's loader, and the threads it starts keep that loader alive. */
    private static Runnable inThisLoader(Runnable action) {
        return () -> {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(JvmServers.class.getClassLoader());
            try {
                action.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }
}
