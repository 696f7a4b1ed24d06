package io.groundplan.local.mail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.local.gateway.Gateway;
import io.groundplan.local.gateway.RouteTable;
import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Mails sent over SMTP, looked at through the gateway. */
class MailPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int smtpPort = FreePort.find();
    private final int httpPort = FreePort.find();
    private MailServer server;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        server = new MailServer(smtpPort, httpPort);
        gateway = Gateway.open(
                FreePort.find(),
                RouteTable.read(Path.of("../kubernetes/base")),
                List.of(),
                Map.of(),
                new MailPages("http://127.0.0.1:" + httpPort).handlers());
    }

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    @Test
    void scriptsReadMailsNewestFirst() throws Exception {
        assertEquals(0, mails().size());
        send("ann@example.com", "First", "one", "<p>one</p>");
        send("bob@example.com", "Grüße, zweitens", "zwei €", "<p>zwei</p>");
        var mails = mails();
        assertEquals(2, mails.size());
        var newest = mails.get(0);
        assertEquals("Grüße, zweitens", newest.getString("subject"));
        assertEquals(List.of("bob@example.com"), newest.getJsonArray("to").getList());
        assertEquals("Groundplan <no-reply@localhost>", newest.getString("from"));
        assertEquals("zwei €", newest.getString("text").strip());
        assertEquals("<p>zwei</p>", newest.getString("html").strip());
        assertFalse(newest.getString("id").isEmpty());
        assertTrue(newest.getInstant("received_at").isAfter(mails.get(1).getInstant("received_at")));
    }

    @Test
    void peopleReadTextWhoseLinksCanBeClickedAndNothingElseIsMarkup() throws Exception {
        send(
                "ann@example.com",
                "<b>Hello</b>",
                "See http://localhost:8080/join?a=1&b=2. Not <script>alert('x')</script> javascript:alert(1)",
                "<p>hidden</p>");
        var answer = get("/local/mail");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/html; charset=utf-8",
                answer.headers().firstValue("content-type").orElseThrow());
        assertTrue(answer.headers()
                .firstValue("content-security-policy")
                .orElseThrow()
                .contains("default-src 'none'"));
        var page = answer.body();
        assertTrue(page.contains("<h2>&lt;b&gt;Hello&lt;/b&gt;</h2>"), page);
        assertTrue(
                page.contains(
                        "href=\"http://localhost:8080/join?a=1&amp;b=2\">http://localhost:8080/join?a=1&amp;b=2</a>."),
                page);
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; javascript:alert(1)"), page);
        assertFalse(page.contains("<script") || page.contains("hidden"), page);
    }

    @Test
    void onlyTheLatestMailsAreKept() {
        var box = new MailBox();
        for (int i = 0; i <= MailBox.CAPACITY; i++) {
            box.add(new KeptMail("m" + i, java.time.Instant.EPOCH, "a", List.of("b"), "s", "t", "h"));
        }
        var kept = box.toJson().getJsonArray("mails");
        assertEquals(MailBox.CAPACITY, kept.size());
        assertEquals("m" + MailBox.CAPACITY, kept.getJsonObject(0).getString("id"));
        assertEquals("m1", kept.getJsonObject(kept.size() - 1).getString("id"));
    }

    @Test
    void whileTheMailServerIsAwayItIsSaidSo() throws Exception {
        server.close();
        var answer = get("/local/mail.json");
        assertEquals(503, answer.statusCode());
        assertEquals("{\"error\":\"the mail server is not available, try again\"}", answer.body());
    }

    @Test
    void mailsCanOnlyBeRead() throws Exception {
        var request = request("/local/mail").POST(BodyPublishers.ofString("{}")).build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        assertEquals(405, answer.statusCode());
        assertEquals("GET", answer.headers().firstValue("allow").orElseThrow());
        assertEquals(404, get("/local/mail/1").statusCode());
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("Groundplan <no-reply@localhost>");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
        Transport.send(mail);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private List<JsonObject> mails() throws Exception {
        var answer = get("/local/mail.json");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body())
                .getJsonArray("mails").stream().map(JsonObject.class::cast).toList();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }
}
