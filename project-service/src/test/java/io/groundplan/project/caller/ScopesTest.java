package io.groundplan.project.caller;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.runtime.security.Scope;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What an API key needs for each operation. */
@QuarkusTest
class ScopesTest extends ProjectServiceTest {
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403, 404);

    private final Client ann = Client.person("ann");

    @Test
    void needsTheScopeOfTheOperationAndNoOther() {
        var project = TestProject.ready(ann);
        StubWorker.enabled(project.read().getString("database_name"), "hstore");
        var key = TestKey.ofOrganization(ann, "projects:read").id();
        for (var template : operations()) {
            var operation = template.at(project.id(), project.job(), ann.organization(), key);
            var without = TestKey.ofOrganization(ann, allBut(operation.scope())).client();
            var refused = without.call(operation.method(), operation.path(), operation.body());
            assertRefused(403, refused);
            refused.then().body("error", is("missing scope " + operation.scope()));

            var with = TestKey.ofOrganization(ann, scopesFor(operation)).client();
            int status = with.call(operation.method(), operation.path(), operation.body())
                    .statusCode();
            assertFalse(NOT_ALLOWED.contains(status), operation + " answered " + status);
        }
    }

    @Test
    void saysNothingAboutWhatExistsWithoutTheScope() {
        var key = TestKey.ofOrganization(ann, "usage:write").client();

        var others = TestProject.created(Client.person("bob"));
        var unknown = "/v1/projects/" + ProjectId.next(Clock.systemUTC());
        for (var path : List.of(
                others.path(), unknown, "/v1/jobs/" + others.job(), "/v1/jobs/" + JobId.next(Clock.systemUTC()))) {
            assertRefused(403, key.get(path));
        }
        assertRefused(403, key.get("/v1/clusters"));
        key.get("/v1/me").then().statusCode(200).body("principal.scopes", is(List.of("usage:write")));
    }

    /** A key can only be made with scopes that its maker holds. */
    private static String[] scopesFor(Operations operation) {
        return operation.body() != null && operation.body().contains("[\"projects:write\"]")
                ? new String[] {operation.scope(), "projects:write"}
                : new String[] {operation.scope()};
    }

    private static List<Operations> operations() {
        return Stream.concat(Operations.ofOrganizations().stream(), Operations.all().stream())
                .toList();
    }

    private static String[] allBut(String scope) {
        return Stream.of(Scope.values())
                .map(Scope::text)
                .filter(text -> !text.equals(scope))
                .toArray(String[]::new);
    }
}
