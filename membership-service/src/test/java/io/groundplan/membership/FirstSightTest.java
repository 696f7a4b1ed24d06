package io.groundplan.membership;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.MembershipEvent.TeamCreated;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.Topics;
import io.groundplan.runtime.directory.Profile;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
class FirstSightTest extends MembershipServiceTest {
    private static KafkaTap events;

    @BeforeAll
    static void listen() {
        events = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP);
    }

    @AfterAll
    static void stopListening() {
        events.close();
    }

    @Test
    void theFirstReportOfATokenCreatesThePersonAndTheirTeam() {
        var ada = Person.named("Ada");
        var answer = ada.report();
        answer.then()
                .statusCode(200)
                .body("user.id", equalTo(ada.id().value().toString()))
                .body("user.name", equalTo("Ada"))
                .body("personalTeam.id", equalTo(ada.personalTeam().value().toString()))
                .body("personalTeam.name", equalTo("Ada's team"));
        JsonShape.assertSameKeysAndTypes(
                """
                {"user": {"id": "", "email": "", "emailVerified": true, "name": "", "avatarUrl": null,
                "createdAt": "", "updatedAt": ""},
                "personalTeam": {"id": "", "name": "", "slug": "", "createdAt": ""}}
                """,
                answer.asString());
    }

    @Test
    void thePersonalTeamIsToldOfInOrder() {
        var grace = Person.named("Grace Hopper");
        grace.report().then().statusCode(200);
        var told = events.await(event -> isAbout(grace, event), 2);
        var team = grace.personalTeam().value();
        var person = grace.id().value();
        assertEquals(
                new TeamCreated(team, "Grace Hopper's team", "grace-hoppers-team", true, person),
                EventJson.read(told.get(0).value(), TeamCreated.class));
        assertEquals(
                new TeamMemberAdded(team, person, "owner"),
                EventJson.read(told.get(1).value(), TeamMemberAdded.class));
        assertEquals(
                List.of("1", "2"),
                told.stream().map(event -> event.headers().get("ce_sequence")).toList());
        assertEquals(person.toString(), told.get(0).headers().get("ce_actorid"));
        assertEquals("Grace Hopper", told.get(0).headers().get("ce_actorname"));
    }

    @Test
    void twentyFirstReportsAtOnceCreateOnePersonOneTeamAndItsEventsOnce() {
        var linus = Person.named("Linus");
        var threads = Executors.newFixedThreadPool(20);
        var answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(linus::report, threads)).limit(20).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        threads.shutdown();
        assertEquals(
                List.of(200),
                answers.stream().map(Response::statusCode).distinct().toList());
        assertEquals(1, answers.stream().map(Response::asString).distinct().count());
        assertEquals(2, toldOf(linus).size());
    }

    @Test
    void aLaterTokenChangesTheProfileAndTellsNobody() {
        var alan = Person.named("Alan");
        var first = alan.report();
        var later = new Profile(
                TestServers.ISSUER, alan.subject(), "alan@example.com", true, "Alan T.", "https://example.com/a.png");
        alan.report(later)
                .then()
                .statusCode(200)
                .body("user.email", equalTo("alan@example.com"))
                .body("user.name", equalTo("Alan T."))
                .body("user.avatarUrl", equalTo("https://example.com/a.png"))
                .body("user.createdAt", equalTo(first.path("user.createdAt")))
                .body("user.updatedAt", not(equalTo(first.path("user.updatedAt"))))
                .body("personalTeam.name", equalTo("Alan's team"));
        alan.report(new Profile(TestServers.ISSUER, alan.subject(), null, false, null, null))
                .then()
                .statusCode(200)
                .body("user.email", nullValue())
                .body("user.name", nullValue());
        assertEquals(2, toldOf(alan).size());
    }

    @Test
    void peopleOfTheSameNameGetTeamsWithDifferentSlugs() {
        var slugs = Stream.generate(() -> Person.named("Zoë Müller-O'Neil"))
                .limit(3)
                .map(zoe -> zoe.report().<String>path("personalTeam.slug"))
                .toList();
        assertEquals("zoe-muller-oneils-team", slugs.get(0));
        assertEquals(3, slugs.stream().distinct().count());
        slugs.forEach(slug -> assertEquals(slug, slug.replaceAll("[^a-z0-9-]", "")));
    }

    @Test
    void aPersonWithoutAUsableNameStillHasATeam() {
        var unnamed = Person.named(null);
        unnamed.report().then().statusCode(200).body("personalTeam.name", equalTo("person's team"));
        var longest = Person.named("長".repeat(300));
        longest.report()
                .then()
                .statusCode(200)
                .body("personalTeam.name", equalTo("長".repeat(93) + "'s team"))
                .body("user.name", equalTo("長".repeat(300)));
    }

    @Test
    void aTokenShownToThisServiceIsASightToo() {
        var token = TokenRequest.of("margaret@example.com").withName("Margaret");
        var margaret = new Person(token.sub(), "Margaret");
        given().auth()
                .oauth2(TestServers.tokens().token(token))
                .get("/internal/teams/" + margaret.personalTeam().value())
                .then()
                .statusCode(403);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> Person.asService()
                .get("/internal/teams/" + margaret.personalTeam().value())
                .then()
                .statusCode(200)
                .body("name", equalTo("Margaret's team"))
                .body("personal", equalTo(true))
                .body("ownerId", equalTo(margaret.id().value().toString())));
    }

    /** All that was told of the person's team, by the time that what a later person caused has arrived. */
    private static List<TappedRecord> toldOf(Person person) {
        var later = Person.named("Later");
        assertNotEquals(person.id(), later.id());
        later.report();
        events.await(event -> isAbout(later, event), 2);
        return events.await(event -> isAbout(person, event), 2);
    }

    private static boolean isAbout(Person person, TappedRecord event) {
        return event.key().equals(person.personalTeam().value().toString());
    }
}
