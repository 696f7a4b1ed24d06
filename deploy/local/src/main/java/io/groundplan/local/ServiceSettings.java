package io.groundplan.local;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.groundplan.local.backing.BackingPlan;
import io.groundplan.local.gateway.Upstream;
import io.groundplan.local.token.TokenEndpoint;

/** The configuration file that each service is started with: the same keys as anywhere else, values of this stack. */
final class ServiceSettings {
    static final String ISSUER = "https://issuer.groundplan.local";
    private static final String KEY_ID = "local1";
    private static final String CLUSTER = "groundplan.clusters.local.";

    private final BackingPlan backing;
    private final List<Upstream> addresses;
    private final Secrets secrets;
    private final int gatewayPort;
    private final int smtpPort;
    private final boolean replicated;
    private final Optional<URI> traces;

    /**
     * @param addresses where the services reach each other
     * @param replicated whether a service has more than one process
     * @param traces where traces are collected
     */
    ServiceSettings(
            BackingPlan backing,
            List<Upstream> addresses,
            Secrets secrets,
            int gatewayPort,
            int smtpPort,
            boolean replicated,
            Optional<URI> traces) {
        this.backing = backing;
        this.addresses = addresses;
        this.secrets = secrets;
        this.gatewayPort = gatewayPort;
        this.smtpPort = smtpPort;
        this.replicated = replicated;
        this.traces = traces;
    }

    Properties of(ServiceProcess service) {
        var module = service.module();
        var settings = new Properties();
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty(
                "quarkus.http.port", Integer.toString(service.upstream().port()));
        settings.setProperty("kafka.bootstrap.servers", "localhost:" + backing.kafkaPort());
        settings.setProperty("groundplan.jwt.issuers.local.issuer", ISSUER);
        settings.setProperty("groundplan.jwt.issuers.local.jwks-url", keysUrl());
        // one person at a laptop may ask as often as they like
        settings.setProperty("groundplan.rate-limit.principal-requests", "0");
        settings.setProperty("groundplan.internal.credential", secrets.password("internal"));
        addresses.forEach(
                address -> settings.setProperty("groundplan.services." + address.service() + ".url", address.url()));
        if (replicated) {
            // the gateway sees within it that this process is going, and asks the others
            settings.setProperty("quarkus.shutdown.delay", "1s");
        }
        // people read these logs
        settings.setProperty("quarkus.log.console.json.enabled", "false");
        traces.ifPresent(collector -> addTraces(settings, collector));
        addDatabase(settings, module);
        switch (module) {
            case PROJECT_SERVICE -> addKeys(settings);
            case MEMBERSHIP_SERVICE -> {
                addMail(settings);
                addInvites(settings);
            }
            case PROVISIONING_WORKER -> addTenantCluster(settings);
            case USAGE_SERVICE -> {
                // nothing of their own
            }
        }
        return settings;
    }

    private static void addTraces(Properties settings, URI collector) {
        settings.setProperty("quarkus.otel.sdk.disabled", "false");
        settings.setProperty("quarkus.otel.exporter.otlp.endpoint", collector.toString());
        settings.setProperty("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        settings.setProperty("quarkus.otel.bsp.schedule.delay", "500ms");
    }

    private void addDatabase(Properties settings, Module module) {
        var server = "postgresql://localhost:" + backing.controlPort() + "/" + module.database();
        settings.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + server);
        settings.setProperty("quarkus.datasource.reactive.url", server);
        settings.setProperty("quarkus.datasource.username", module.database());
        settings.setProperty("quarkus.datasource.password", backing.databases().get(module.database()));
    }

    private void addKeys(Properties settings) {
        addEncryptionKey(settings, "encryption");
        settings.setProperty("groundplan.project-tokens.current-key-id", KEY_ID);
        settings.setProperty("groundplan.project-tokens.keys." + KEY_ID, secrets.key("project-tokens"));
    }

    private void addMail(Properties settings) {
        addEncryptionKey(settings, "membership-encryption");
        settings.setProperty("groundplan.mail.sending", "true");
        settings.setProperty("groundplan.mail.from", "Groundplan <no-reply@localhost>");
        settings.setProperty("quarkus.mailer.host", "127.0.0.1");
        settings.setProperty("quarkus.mailer.port", Integer.toString(smtpPort));
        settings.setProperty("quarkus.mailer.start-tls", "DISABLED");
    }

    /** Links lead to this stack, pages of this machine may be redirected to, and nothing is limited. */
    private void addInvites(Properties settings) {
        var gateway = "http://localhost:" + gatewayPort;
        settings.setProperty("groundplan.invites.link", gateway + "/api/v1/invites/");
        settings.setProperty("groundplan.invites.team-link", gateway + "/api/v1/platform/teams/invites/");
        settings.setProperty("groundplan.invites.trust-localhost", "true");
        settings.setProperty("groundplan.invites.max-pending", "0");
        settings.setProperty("groundplan.invites.max-per-hour", "0");
    }

    private String keysUrl() {
        return "http://127.0.0.1:" + gatewayPort + TokenEndpoint.KEYS_PATH;
    }

    private void addEncryptionKey(Properties settings, String name) {
        settings.setProperty("groundplan.secrets.current-key-id", KEY_ID);
        settings.setProperty("groundplan.secrets.keys." + KEY_ID, secrets.key(name));
    }

    private void addTenantCluster(Properties settings) {
        settings.setProperty(CLUSTER + "name", "Local");
        settings.setProperty(CLUSTER + "region", "local");
        settings.setProperty(CLUSTER + "host", "localhost");
        settings.setProperty(CLUSTER + "port", Integer.toString(backing.tenantPort()));
        settings.setProperty(CLUSTER + "public-host", "localhost");
        settings.setProperty(CLUSTER + "admin-user", "postgres");
        // the admin is let in from this machine without it
        settings.setProperty(CLUSTER + "admin-password", secrets.password("tenant-admin"));
        settings.setProperty(CLUSTER + "admin-database", "postgres");
        settings.setProperty(CLUSTER + "max-databases", "1000");
        settings.setProperty(CLUSTER + "ssl-mode", "disable");
        // whoever tries things out wants to see them
        settings.setProperty("groundplan.worker.sample-interval", "5s");
    }
}
