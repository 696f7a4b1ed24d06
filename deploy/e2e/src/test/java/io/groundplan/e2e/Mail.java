package io.groundplan.e2e;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

/** A mail as the local stack shows it. */
record Mail(String subject, String text, String html) {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** The mails to the address, newest first; waits until there is one. */
    static List<Mail> to(String address, Client client) {
        return Awaitility.await("a mail to " + address)
                .atMost(Duration.ofSeconds(60))
                .until(() -> shown(address, client), mails -> !mails.isEmpty());
    }

    static List<Mail> shown(String address, Client client) {
        var all = client.get("/local/mail.json").expect(200).path("mails");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(mail -> mail.path("to").toString().contains("\"" + address + "\""))
                .map(Mail::of)
                .toList();
    }

    /** The first address of the web in the text. */
    String link() {
        var link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in: " + text);
        }
        return link.group();
    }

    private static Mail of(JsonNode json) {
        return new Mail(
                json.path("subject").asText(),
                json.path("text").asText(),
                json.path("html").asText());
    }
}
