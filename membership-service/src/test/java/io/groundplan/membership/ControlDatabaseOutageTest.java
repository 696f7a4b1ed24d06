package io.groundplan.membership;

import java.time.Duration;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

@QuarkusTest
class ControlDatabaseOutageTest extends MembershipServiceTest {

    @Test
    void requestsAreRefusedQuicklyWhileTheDatabaseIsAwayAndServedWhenItIsBack() {
        var person = Person.named("Ada");
        person.report().then().statusCode(200);
        TestServers.postgres().stop();
        try {
            for (int i = 0; i < 5; i++) {
                person.report()
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .body("error", equalTo("the service cannot reach its database, try again"))
                        .time(lessThan(2_000L));
            }
            get("/q/health/live").then().statusCode(200);
            get("/q/health/ready").then().statusCode(503);
        } finally {
            TestServers.postgres().start();
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            person.report().then().statusCode(200);
            get("/q/health/ready").then().statusCode(200);
        });
    }
}
