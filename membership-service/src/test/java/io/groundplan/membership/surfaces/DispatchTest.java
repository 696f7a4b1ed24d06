package io.groundplan.membership.surfaces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.surface.Client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

/** The rows of the table of bare `/v1` paths that this service answers, asked of the service itself. */
@QuarkusTest
class DispatchTest extends MembershipServiceTest {

    private record Row(String host, String method, String path, String headers, int status, String body) {
        static Stream<Row> ofThisService() throws IOException {
            try (var table = Row.class.getResourceAsStream("/dispatch.csv")) {
                return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(",", 8))
                        .filter(cells -> cells[6].equals("membership-service"))
                        .map(Row::of);
            }
        }

        /** Keys and tokens of projects are nothing that this service could verify, so any text does for them. */
        Map<String, String> credential(Client person) {
            return headers.contains("{jwt}") ? person.headers() : Map.of(headers.split(": ")[0], "unverified");
        }

        String path(ProjectId project) {
            return path.replace("{prj}", project.text())
                    .replace("{uuid}", project.value().toString())
                    .replace("{hex}", project.hex());
        }

        private static Row of(String[] cells) {
            var answer = cells[7].split(" ", 2);
            return new Row(cells[1], cells[2], cells[3], cells[4], Integer.parseInt(answer[0]), answer[1]);
        }
    }

    @TestFactory
    Stream<DynamicTest> answersTheBarePathsOfFleet() throws IOException {
        var owner = PeopledProject.known("owner");
        var project = PeopledProject.of(owner);
        return DynamicTest.stream(
                Row.ofThisService(), row -> row.method() + " " + row.path(), row -> given().urlEncodingEnabled(false)
                        .noContentType()
                        .header("Host", row.host())
                        .headers(row.credential(owner))
                        .request(row.method(), row.path(project.id()))
                        .then()
                        .statusCode(row.status())
                        .body(containsString(row.body())));
    }
}
