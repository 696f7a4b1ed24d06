package io.groundplan.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.local.backing.BackingPlan;
import io.groundplan.local.gateway.Gateway;
import io.groundplan.local.gateway.RouteTable;
import io.groundplan.local.gateway.Upstream;
import io.groundplan.local.mail.MailPages;
import io.groundplan.local.mail.MailServer;
import io.groundplan.local.process.Child;
import io.groundplan.local.process.Supervised;
import io.groundplan.local.token.TokenEndpoint;
import io.groundplan.openapi.ApiDocs;
import io.groundplan.testkit.token.TokenMint;

/** The whole of the local stack: gateway, backing servers, mail server, services; started in this order and stopped in reverse. */
final class Stack implements AutoCloseable {
    private static final Duration START_UP = Duration.ofMinutes(2);
    // a process of its own elsewhere; here the gateway has the documents itself
    private static final String API_DOCS = "api-docs";

    private final Directories directories;
    private final List<String> javaOptions;
    private final int replicas;
    private final Optional<URI> traces;
    private final Console console;
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(8, Stack::daemon);
    private final Deque<Supervised> running = new ArrayDeque<>();
    private Gateway gateway;
    private boolean stopping;

    Stack(Options options, Console console) {
        this.directories = options.directories();
        this.javaOptions = options.javaOptions();
        this.replicas = options.replicas();
        this.traces = options.traces();
        this.console = console;
    }

    void start(int port) {
        var ports = new Ports(directories.state().resolve("ports.properties"));
        var secrets = new Secrets(directories.secrets().resolve("secrets.properties"));
        var processes = processes(ports);
        var addresses = addresses(ports);
        var mail = new Upstream(MailServer.NAME, ports.of(MailServer.NAME));
        int smtpPort = ports.of("smtp");
        openGateway(port, processes, addresses, mail);
        var plan = plan(ports, secrets);
        var children = new Children(directories, javaOptions);
        long began = System.nanoTime();
        started(() -> children.backing(plan)).awaitReady(START_UP);
        console.done("PostgreSQL, Kafka", began);
        var mailServer = started(() -> children.mail(smtpPort, mail));
        var reached = replicas == 1 ? upstreams(processes) : addresses;
        var settings = new ServiceSettings(plan, reached, secrets, port, smtpPort, replicas > 1, traces);
        var services = processes.stream()
                .map(process -> started(() -> children.service(process, settings)))
                .toList();
        Stream.concat(Stream.of(mailServer), services.stream()).forEach(process -> {
            process.awaitReady(START_UP);
            console.done(process.name(), began);
        });
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops what runs, last started first; what is being started at this moment is waited for and stopped as well. */
    @Override
    public synchronized void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        if (gateway != null) {
            gateway.close();
        }
        var backing = running.pollLast();
        // the services drain side by side, in the order they are told
        running.forEach(Supervised::askToStop);
        Stream.concat(running.stream(), Stream.ofNullable(backing)).forEach(Supervised::close);
        scheduler.shutdownNow();
    }

    private synchronized void openGateway(
            int port, List<ServiceProcess> processes, List<Upstream> addresses, Upstream mail) {
        refuseWhileStopping();
        // the directory is closed to others before the key is written
        var signingKey = PrivateFile.directory(directories.secrets()).resolve("token-signing-key.der");
        var mint = TokenMint.loadOrCreate(signingKey, ServiceSettings.ISSUER);
        PrivateFile.restrict(signingKey);
        var own = new HashMap<>(new TokenEndpoint(mint).handlers());
        own.putAll(new MailPages(mail.url()).handlers());
        gateway = Gateway.open(
                port,
                RouteTable.read(directories.manifests()),
                upstreams(processes),
                addresses,
                Map.of(API_DOCS, ApiDocs.load()),
                own,
                traces);
    }

    private synchronized Supervised started(Supplier<Child> child) {
        refuseWhileStopping();
        var supervised = new Supervised(child.get(), scheduler, console::problem);
        running.push(supervised);
        supervised.start();
        return supervised;
    }

    private void refuseWhileStopping() {
        if (stopping) {
            throw new IllegalStateException("the stack is being stopped");
        }
    }

    private List<ServiceProcess> processes(Ports ports) {
        return Stream.of(Module.values())
                .flatMap(module -> IntStream.rangeClosed(1, replicas).mapToObj(number -> {
                    var port = ports.of(ServiceProcess.name(module, number));
                    return new ServiceProcess(module, number, new Upstream(module.service(), port));
                }))
                .toList();
    }

    /** One for each service, behind which any of its processes answers; a single process needs none. */
    private List<Upstream> addresses(Ports ports) {
        return Stream.of(Module.values())
                .filter(module -> replicas > 1)
                .map(module -> new Upstream(module.service(), ports.of(module.service() + "-address")))
                .toList();
    }

    private static List<Upstream> upstreams(List<ServiceProcess> processes) {
        return processes.stream().map(ServiceProcess::upstream).toList();
    }

    private BackingPlan plan(Ports ports, Secrets secrets) {
        var databases = new TreeMap<String, String>();
        for (var module : Module.values()) {
            databases.put(module.database(), secrets.password("database." + module.database()));
        }
        return new BackingPlan(
                directories.state(),
                ports.of("control-database"),
                ports.of("tenant-database"),
                ports.of("kafka"),
                databases);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "supervisor");
        thread.setDaemon(true);
        return thread;
    }
}
