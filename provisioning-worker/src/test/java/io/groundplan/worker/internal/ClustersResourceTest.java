package io.groundplan.worker.internal;

import java.sql.SQLException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ClustersResourceTest {
    private static final String CLUSTERS = "/internal/clusters";

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestServers.tenant().createDatabase("internal_test");
        try (var connection = TestServers.tenant().connect("internal_test");
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists hstore");
        }
    }

    @Test
    void clustersAreDescribedWithWhatTheyOffer() throws SQLException {
        asService()
                .get(CLUSTERS)
                .then()
                .statusCode(200)
                .body("clusters.size()", equalTo(1))
                .body("clusters[0].id", equalTo("local"))
                .body("clusters[0].name", equalTo("Local"))
                .body("clusters[0].region", equalTo("local"))
                .body("clusters[0].state", equalTo("ready"))
                .body("clusters[0].postgresVersion", equalTo(version()))
                .body("clusters[0].publicHost", equalTo("localhost"))
                .body("clusters[0].directPort", equalTo(TestServers.tenant().port()))
                .body("clusters[0].sslMode", equalTo("disable"))
                .body("clusters[0].maxDatabases", equalTo(1000))
                .body("clusters[0].extensions.name", hasItems("hstore", "pgcrypto", "uuid-ossp"))
                .body("clusters[0].extensions.find { it.name == 'hstore' }.trusted", equalTo(true));
    }

    @Test
    void theExtensionsOfADatabaseAreThoseThatAreReallyEnabled() {
        asService()
                .get(CLUSTERS + "/local/databases/internal_test/extensions")
                .then()
                .statusCode(200)
                .body("extensions", hasItem("hstore"))
                .body("extensions", not(hasItem("pgcrypto")));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (var path : new String[] {
            "/local/databases/no_such_database/extensions",
            "/local/databases/No%20Name/extensions",
            "/atlantis/databases/internal_test/extensions"
        }) {
            asService().get(CLUSTERS + path).then().statusCode(404);
        }
    }

    @Test
    void withoutTheServiceCredentialNothingIsSaid() {
        RestAssured.given().get(CLUSTERS).then().statusCode(401);
        RestAssured.given()
                .header("Authorization", "Service wrong")
                .get(CLUSTERS)
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(TestServers.tokens().token("someone@example.com"))
                .get(CLUSTERS + "/local/databases/internal_test/extensions")
                .then()
                .statusCode(403);
    }

    private static String version() throws SQLException {
        try (var connection = TestServers.tenant().connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    private static RequestSpecification asService() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }
}
