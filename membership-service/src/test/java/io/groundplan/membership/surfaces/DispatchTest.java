package io.groundplan.membership.surfaces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

/** The rows of the table of bare `/v1` paths that this service answers, asked of the service itself. */
@QuarkusTest
class DispatchTest extends MembershipServiceTest {

    private record Row(String host, String method, String path, int status, String body) {
        static Stream<Row> ofThisService() throws IOException {
            try (var table = Row.class.getResourceAsStream("/dispatch.csv")) {
                return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(",", 8))
                        .filter(cells -> cells[6].equals("membership-service"))
                        .map(Row::of);
            }
        }

        private static Row of(String[] cells) {
            var answer = cells[7].split(" ", 2);
            return new Row(cells[1], cells[2], cells[3], Integer.parseInt(answer[0]), answer[1]);
        }
    }

    @TestFactory
    Stream<DynamicTest> answersTheBarePathsOfFleet() throws IOException {
        var owner = PeopledProject.known("owner");
        var project = PeopledProject.of(owner);
        return DynamicTest.stream(
                Row.ofThisService(), row -> row.method() + " " + row.path(), row -> given().urlEncodingEnabled(false)
                        .header("Host", row.host())
                        .headers(owner.headers())
                        .request(
                                row.method(),
                                row.path().replace("{prj}", project.id().text()))
                        .then()
                        .statusCode(row.status())
                        .body(containsString(row.body())));
    }
}
