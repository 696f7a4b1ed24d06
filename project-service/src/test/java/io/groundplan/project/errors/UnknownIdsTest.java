package io.groundplan.project.errors;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** An id that names nothing is not found, however it is malformed. */
@QuarkusTest
class UnknownIdsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> acceptsAllThreeForms() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var uuid = project.value();
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            for (var form : List.of(
                    project.text(), uuid.toString(), uuid.toString().toUpperCase(Locale.ROOT), CanonicalId.hex(uuid))) {
                var answer = ann.at(door).get(at.path(form));
                answer.then().statusCode(200);
                assertEquals(at.idText(project), at.idOf(answer));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> doesNotFindAProjectByAnyMalformedId() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var malformed = malformed(project);
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var person = ann.at(door);
            assertNothingChanges(() -> assertAll(malformed.stream().map(id -> () -> {
                assertRefused(door, 404, person.get(at.path(id)));
                assertRefused(door, 404, person.delete(at.path(id)));
                assertRefused(door, 404, person.call(at.changeMethod(), at.path(id), at.change("\"No\"")));
            })));
        });
    }

    private static List<String> malformed(ProjectId project) {
        var base32 = project.text().substring(4);
        var uuid = project.value().toString();
        var hex = CanonicalId.hex(project.value());
        return List.of(
                ProjectId.next(Clock.systemUTC()).text(),
                "team_" + base32,
                "org_" + base32,
                "job_" + base32,
                "PRJ_" + base32,
                base32,
                "prj_" + base32.toUpperCase(Locale.ROOT),
                "prj_" + base32 + "0",
                "prj_" + base32.substring(1),
                "prj_" + base32.substring(0, 19) + (base32.charAt(19) == 'g' ? 'h' : '1'),
                "prj_" + base32.substring(0, 19) + "i",
                "prj_",
                "prj-" + base32,
                uuid.substring(0, 35) + (uuid.endsWith("0") ? "1" : "0"),
                uuid.replace("-", ""),
                UUID.randomUUID().toString(),
                "00000000-0000-0000-0000-000000000000",
                hex.substring(1),
                hex + "0",
                "0123456789abcdef0123456",
                "g123456789abcdef01234567",
                "1",
                "null",
                "%20",
                "%c3%a4",
                "x".repeat(3_000));
    }

    @TestFactory
    Stream<DynamicTest> answersStrangersAsTheSurfaceDoes() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var stranger = Client.person("stranger");
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            assertNothingChanges(() -> {
                int status = door.statusForStrangers();
                var refused = at.get(stranger, project);
                assertRefused(door, status, refused);
                assertRefused(door, status, at.rename(stranger, project, "No"));
                assertRefused(door, status, at.delete(stranger, project));
                var unknown = at.get(stranger, ProjectId.next(Clock.systemUTC()));
                assertRefused(door, 404, unknown);
                assertEquals(status == 404, unknown.asString().equals(refused.asString()));
            });
        });
    }

    @Test
    void doesNotFindAnythingElseByAnIdOfTheWrongKind() {
        var project = TestProject.created(ann);

        assertNothingChanges(() -> {
            for (var id :
                    List.of(project.id(), "job_0", "nonsense", UUID.randomUUID().toString())) {
                assertRefused(404, ann.get("/v1/jobs/" + id));
                assertRefused(404, ann.post("/v1/jobs/" + id + "/cancel"));
                assertRefused(404, ann.get("/v1/organizations/" + id + "/api-keys"));
                assertRefused(404, ann.delete("/v1/organizations/" + ann.organization() + "/api-keys/" + id));
                assertRefused(404, ann.get("/v1/projects?organization_id=" + id));
                assertRefused(404, ann.post("/v1/projects", "{\"name\":\"Shop\",\"organization_id\":\"" + id + "\"}"));
            }
        });
    }

    @Test
    void doesNotFindAProjectWithoutADatabase() {
        var id = ProjectId.next(Clock.systemUTC());
        ServiceDatabase.run(
                """
                insert into project (id, team_id, name, slug, purpose, plan, statement_timeout,
                    idle_transaction_timeout, state, version, created_at, updated_at)
                values ('%s', '%s', 'Bare', 'bare', 'production', 'free', '60s', '60s', 'active', 1, now(), now())
                """
                        .formatted(
                                id.value(),
                                TeamId.parse(ann.organization()).orElseThrow().value()));

        assertNothingChanges(() -> {
            assertRefused(404, ann.get("/v1/projects/" + id));
            assertRefused(404, ann.get("/v1/projects/" + id + "/extensions"));
            assertRefused(404, ann.get("/v1/projects/" + id + "/connections"));
            assertRefused(404, ann.patch("/v1/projects/" + id, "{\"name\":\"No\"}"));
            assertRefused(404, ann.post("/v1/projects/" + id + "/retry-provisioning"));
            assertRefused(404, ann.delete("/v1/projects/" + id));
        });
        ann.get("/v1/projects").then().statusCode(200).body("projects", is(List.of()));
    }

    @Test
    void hidesOrganizationsFromStrangers() {
        var stranger = Client.person("stranger");

        assertRefused(404, stranger.get("/v1/projects?organization_id=" + ann.organization()));
    }
}
