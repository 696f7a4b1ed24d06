package io.groundplan.worker.internal;

import java.sql.SQLException;
import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.SecondClusterTestResource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(value = SecondClusterTestResource.class, restrictToAnnotatedClass = true)
class TwoClusterViewsTest {

    @BeforeEach
    @AfterEach
    void thaw() {
        SecondClusterTestResource.thaw();
        await(() -> list().body("clusters.state", contains("ready", "ready")));
    }

    @Test
    void eachClusterIsToldAsItIsConfigured() {
        list().body("clusters.id", contains("local", "second"))
                .body("clusters.region", contains("local", "elsewhere"))
                .body("clusters[0].plans", nullValue())
                .body("clusters[1].plans", contains("business", "standard"))
                .body("clusters[0].pooledPort", nullValue())
                .body("clusters[1].pooledPort", equalTo(6432))
                .body("clusters[1].publicHost", equalTo("second.example"))
                .body("clusters[1].directPort", equalTo(5432))
                .body("clusters[1].maxDatabases", equalTo(SecondClusterTestResource.MAX_DATABASES));
    }

    @Test
    void whatAClusterHeldIsToldWhileItIsUnreachable() {
        SecondClusterTestResource.freeze();
        await(() -> list().body("clusters.state", contains("ready", "unreachable")));
        list().body("clusters[1].postgresVersion", startsWith("18"))
                .body("clusters[1].databases", notNullValue())
                .body("clusters[1].extensions.name", hasItem("hstore"));
        metrics("groundplan_clusters_reachable{cluster=\"second\"} 0.0");
        metrics("groundplan_clusters_reachable{cluster=\"local\"} 1.0");
        SecondClusterTestResource.thaw();
        await(() -> list().body("clusters.state", contains("ready", "ready")));
        metrics("groundplan_clusters_reachable{cluster=\"second\"} 1.0");
    }

    @Test
    void roomIsMeasured() throws SQLException {
        metrics("groundplan_clusters_capacity{cluster=\"second\"} 20.0");
        int before = databases();
        metrics("groundplan_clusters_databases{cluster=\"second\"} %d.0".formatted(before));
        onSecond("create role measured; comment on role measured is 'groundplan:prj_measured'");
        onSecond("create database measured owner measured");
        metrics("groundplan_clusters_databases{cluster=\"second\"} %d.0".formatted(before + 1));
        onSecond("drop database measured");
        onSecond("drop role measured");
    }

    private static int databases() throws SQLException {
        try (var connection = SecondClusterTestResource.connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_database where shobj_description(datdba, 'pg_authid') like 'groundplan:prj%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void onSecond(String sql) throws SQLException {
        try (var connection = SecondClusterTestResource.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void metrics(String line) {
        await(() -> RestAssured.get("/q/metrics").then().statusCode(200).body(containsString(line)));
    }

    private static ValidatableResponse list() {
        return RestAssured.given()
                .header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL)
                .get("/internal/clusters")
                .then()
                .statusCode(200);
    }

    private static void await(Runnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion::run);
    }
}
