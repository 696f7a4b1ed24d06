package io.groundplan.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.groundplan.local.backing.BackingPlan;
import io.groundplan.local.backing.BackingServers;
import io.groundplan.local.gateway.Upstream;
import io.groundplan.local.mail.MailServer;
import io.groundplan.local.process.Child;
import io.groundplan.local.process.Child.StopSignal;
import io.groundplan.local.process.PidFile;

/** How the programs of the stack are run. Passwords are in private files, where a list of processes does not show them. */
final class Children {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Directories directories;
    private final List<String> javaOptions;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Children(Directories directories, List<String> javaOptions) {
        this.directories = directories;
        this.javaOptions = javaOptions;
    }

    Child backing(BackingPlan plan) {
        var file = directories.run().resolve(BackingServers.NAME + ".properties");
        PrivateFile.write(file, plan.toProperties());
        return new Child(
                BackingServers.NAME,
                List.of(
                        JAVA,
                        "-Xmx512m",
                        // libraries of the broker ask for a Log4j that is not there, and complain otherwise
                        "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackingServers.class.getName(),
                        file.toString()),
                log(BackingServers.NAME),
                pidFile(BackingServers.NAME),
                process -> saysItRuns(plan.readyFile(), process),
                StopSignal.END_OF_INPUT);
    }

    Child mail(int smtpPort, Upstream http) {
        return new Child(
                MailServer.NAME,
                List.of(
                        JAVA,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailServer.class.getName(),
                        Integer.toString(smtpPort),
                        Integer.toString(http.port())),
                log(MailServer.NAME),
                pidFile(MailServer.NAME),
                process -> answersReady(http),
                StopSignal.TERMINATE);
    }

    Child service(ServiceProcess service, ServiceSettings settings) {
        var name = service.name();
        var file = directories.run().resolve(name + ".properties");
        PrivateFile.write(file, settings.of(service));
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-Dquarkus.config.locations=" + file,
                "-jar",
                service.module().jar(directories.repository()).toString()));
        return new Child(
                name,
                command,
                log(name),
                pidFile(name),
                process -> answersReady(service.upstream()),
                StopSignal.TERMINATE);
    }

    private Path log(String name) {
        return directories.logs().resolve(name + ".log");
    }

    private PidFile pidFile(String name) {
        return PidFile.of(directories.run(), name);
    }

    private static boolean saysItRuns(Path readyFile, Process process) {
        try {
            return Files.readString(readyFile).equals(Long.toString(process.pid()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answersReady(Upstream upstream) {
        var request = HttpRequest.newBuilder(URI.create(upstream.url() + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
