package io.groundplan.usage;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** API keys, with which gateways and proxies send usage. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class UsageEventKeysTest {
    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final Person member = Person.named("Grace");
    private final UsageRequests requests = new UsageRequests(project);

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void learnOfTheProject() {
        project.send(kafka, project.created());
        FakeServices.tell(project.id(), project.team());
        FakeServices.tell(project.id(), project.owner().id(), "owner");
        FakeServices.tell(project.id(), member.id(), "member");
    }

    @Test
    void anApiKeyWithTheScopeSendsUsageOfItsProjectOrItsOrganizations() {
        var ofProject = UsageRequests.key(project.team(), project.id(), "usage:write");
        var ofTeam = UsageRequests.key(project.team(), null, "projects:read", "usage:write");
        requests.send(UsageRequests.withKey(ofProject), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(202);
        requests.send(Person.platform().auth().oauth2(ofTeam), UsageRequests.EVENT, UsageRequests.event("2"))
                .then()
                .statusCode(202);
        requests.awaitRequests(6);
    }

    @Test
    void otherApiKeysAreRefused() {
        requests.send(
                        UsageRequests.withKey(UsageRequests.key(project.team(), project.id(), "projects:write")),
                        UsageRequests.EVENT,
                        UsageRequests.event("1"))
                .then()
                .statusCode(403)
                .body("error.message", equalTo("missing scope usage:write"));
        requests.send(
                        UsageRequests.withKey(UsageRequests.key(
                                project.team(), TestProject.next().id(), "usage:write")),
                        UsageRequests.EVENT,
                        UsageRequests.event("1"))
                .then()
                .statusCode(403);
        requests.send(
                        UsageRequests.withKey(
                                UsageRequests.key(TestProject.next().team(), null, "usage:write")),
                        UsageRequests.EVENT,
                        UsageRequests.event("1"))
                .then()
                .statusCode(403);
        requests.send(UsageRequests.withKey("capy_live_unknown_secret"), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
        assertEquals(0, requests.inTopic());
    }

    @Test
    void aKeyOpensNothingElseHere() {
        var key = UsageRequests.key(project.team(), project.id(), "usage:write", "projects:read");
        UsageRequests.withKey(key)
                .get("/api/v1/platform/projects/" + project.id().text() + "/activity")
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedKeyIsRefusedWithinTwoSeconds() {
        var key = UsageRequests.key(project.team(), project.id(), "usage:write");
        requests.send(UsageRequests.withKey(key), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(202);
        FakeServices.tellKey(key, null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> requests.send(UsageRequests.withKey(key), UsageRequests.EVENT, UsageRequests.event("1"))
                                .then()
                                .statusCode(401));
    }

    @Test
    void withoutTheServiceThatKnowsKeysTheyCannotBeProven() {
        var key = UsageRequests.key(project.team(), project.id(), "usage:write");
        FakeServices.unreachable(true);
        try {
            requests.send(UsageRequests.withKey(key), UsageRequests.EVENT, UsageRequests.event("1"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            FakeServices.unreachable(false);
        }
    }
}
