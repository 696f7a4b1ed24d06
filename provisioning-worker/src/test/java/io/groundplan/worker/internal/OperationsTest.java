package io.groundplan.worker.internal;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class OperationsTest {

    @Test
    void readinessLooksAtTheDatabaseAndLivenessDoesNot() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem(containsString("PostgreSQL")));
        RestAssured.get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", not(hasItem(containsString("PostgreSQL"))));
    }

    @Test
    void jobsAreMeasured() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("groundplan_jobs{state=\"pending\"}"))
                .body(containsString("groundplan_jobs_oldest_pending")));
    }

    @Test
    void anUnknownPathIsNotFound() {
        RestAssured.get("/internal/nothing").then().statusCode(404).body("error", equalTo("path not found"));
    }
}
