package io.groundplan.e2e;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From an invite over its mail to a role in a project, over the packaged services and through the gateway. */
@ExtendWith(SharedStack.class)
class InvitesIT {
    private static RunningStack stack;

    private final Client anybody = new Client(stack.address());

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
    }

    @Test
    void whoIsInvitedByMailIsInAtOnce() {
        var ann = anybody.as("ann@example.com");
        var bob = anybody.as("bob@example.com");
        var project = workloadProject(ann, "Shop");
        // services that have just started may not answer each other in time: 503, and asked again
        Awaitility.await("bob is no member")
                .atMost(Duration.ofSeconds(20))
                .until(() -> bob.get(project).status(), Integer.valueOf(404)::equals);

        var invite = ann.post(project + "/invites", "{\"email\":\"bob@example.com\",\"role\":\"member\"}")
                .expect(201);
        var mails = Mail.to("bob@example.com", anybody);
        assertEquals(1, mails.size());
        var mail = mails.get(0);
        assertEquals("ann invites you to Shop", mail.subject());
        assertTrue(mail.html().contains(mail.link()), mail.html());
        assertEquals(stack.address() + "/api/v1/invites/" + invite.path("token").asText(), mail.link());

        var opened = anybody.get(path(mail.link())).expect(200);
        assertEquals("Shop", opened.at("/project/name").asText());
        assertEquals("ann", opened.at("/invited_by/name").asText());
        assertEquals(
                403,
                anybody.as("eve@example.com")
                        .post(path(mail.link()) + "/accept", "{}")
                        .status());
        assertEquals(
                "member",
                bob.post(path(mail.link()) + "/accept", "{}")
                        .expect(200)
                        .path("role")
                        .asText());
        assertEquals("Shop", bob.get(project).expect(200).path("name").asText());
        assertEquals(404, anybody.get(path(mail.link())).status(), "an invite is used once");
    }

    @Test
    void whoIsInvitedOnFleetJoinsByTheTokenThatTheirPageGets() {
        var carl = anybody.as("carl@example.com");
        var dora = anybody.as("dora@example.com");
        var created = carl.post("/fleet/v1/projects", "{\"name\":\"Agents\"}").expect(201);
        var project = "/fleet/v1/projects/" + created.path("id").asText();

        carl.post(project + "/invite", fleetInvite("dora@example.com", "http://localhost:3000/join?from=mail"))
                .expect(204);
        var link = Mail.to("dora@example.com", anybody).get(0).link();
        assertTrue(link.startsWith("http://localhost:3000/join?from=mail&token="), link);
        var token = link.substring(link.lastIndexOf('=') + 1);
        assertEquals(404, dora.get(project).status());
        dora.post("/v1/join_project", "{\"token\":\"" + token + "\"}").expect(204);
        assertEquals("Agents", dora.get(project).expect(200).path("name").asText());
    }

    @Test
    void nobodyIsSentToAPageThatIsNotTrusted() {
        var finn = anybody.as("finn@example.com");
        var project = "/fleet/v1/projects/"
                + finn.post("/fleet/v1/projects", "{\"name\":\"Agents\"}")
                        .expect(201)
                        .path("id")
                        .asText();
        for (var page : new String[] {"https://evil.example/join", "http://localhost.evil.example/", "javascript:x"}) {
            var refused = finn.post(project + "/invite", fleetInvite("gina@example.com", page));
            assertEquals(400, refused.status(), page);
            assertFalse(refused.body().path("error").asText().isEmpty());
        }
        // mails go out in the order of their invites: when a later one is there, an earlier one would be
        finn.post(project + "/invite", fleetInvite("hugo@example.com", "http://localhost:3000/"))
                .expect(204);
        Mail.to("hugo@example.com", anybody);
        assertEquals(0, Mail.shown("gina@example.com", anybody).size());
    }

    @Test
    void aCancelledInviteLeadsNowhere() {
        var ida = anybody.as("ida@example.com");
        var jon = anybody.as("jon@example.com");
        var project = workloadProject(ida, "Short");
        var invite = ida.post(project + "/invites", "{\"email\":\"jon@example.com\",\"role\":\"viewer\"}")
                .expect(201);
        var link = path(Mail.to("jon@example.com", anybody).get(0).link());
        ida.delete(project + "/invites/" + invite.path("id").asText()).expect(204);
        assertEquals(404, anybody.get(link).status());
        assertEquals(404, jon.post(link + "/accept", "{}").status());
        assertFalse(stack.logs().contains(invite.path("token").asText()), "a token is logged");
    }

    private static String workloadProject(Client owner, String name) {
        return "/api/v1/projects/"
                + owner.post("/api/v1/projects", "{\"name\":\"" + name + "\"}")
                        .expect(201)
                        .path("id")
                        .asText();
    }

    private static String fleetInvite(String email, String page) {
        return "{\"email\":\"" + email + "\",\"permissions\":[\"read:*\"],\"redirectURI\":\"" + page + "\"}";
    }

    private static String path(String link) {
        return link.substring(stack.address().toString().length());
    }
}
