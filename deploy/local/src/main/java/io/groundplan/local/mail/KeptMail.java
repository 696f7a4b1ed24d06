package io.groundplan.local.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A mail as it is shown; what it does not have is empty. */
record KeptMail(String id, Instant receivedAt, String from, List<String> to, String subject, String text, String html) {

    static KeptMail of(MimeMessage mail, Instant receivedAt) throws MessagingException, IOException {
        return new KeptMail(
                Objects.requireNonNullElse(mail.getMessageID(), ""),
                receivedAt,
                addresses(mail.getFrom()).stream().findFirst().orElse(""),
                addresses(mail.getAllRecipients()),
                Objects.requireNonNullElse(mail.getSubject(), ""),
                find(mail, "text/plain").orElse(""),
                find(mail, "text/html").orElse(""));
    }

    static KeptMail of(JsonObject json) {
        return new KeptMail(
                json.getString("id"),
                json.getInstant("received_at"),
                json.getString("from"),
                json.getJsonArray("to").stream().map(Object::toString).toList(),
                json.getString("subject"),
                json.getString("text"),
                json.getString("html"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("received_at", receivedAt)
                .put("from", from)
                .put("to", new JsonArray(to))
                .put("subject", subject)
                .put("text", text)
                .put("html", html);
    }

    /** The first part of the type, however deep. */
    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = find(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> addresses(Address[] addresses) {
        return Stream.ofNullable(addresses)
                .flatMap(Arrays::stream)
                .map(Address::toString)
                .toList();
    }
}
