package io.groundplan.local.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;

import io.groundplan.testkit.embedded.FreePort;

/** The gateway with the routes that ship, in front of stubs; nobody listens where the usage service should be. */
final class RunningGateway implements AutoCloseable {
    final StubService project = new StubService("project-service");
    final StubService membership = new StubService("membership-service");
    final Upstream usage = new Upstream("usage-service", FreePort.find());
    final Gateway gateway = Gateway.open(
            FreePort.find(),
            RouteTable.read(Path.of("../kubernetes/base")),
            List.of(project.upstream(), membership.upstream(), usage),
            Map.of(),
            Map.of());
    final RawHttp http = new RawHttp(gateway.port());

    String url() {
        return "http://localhost:" + gateway.port();
    }

    static JsonObject json(RawHttp.Answer answer) {
        return new JsonObject(answer.body());
    }

    @Override
    public void close() {
        gateway.close();
        project.close();
        membership.close();
    }
}
