package io.groundplan.membership.mail;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** A mail as it arrived, decoded. */
public record ReceivedMail(String id, String from, List<String> to, String subject, String text, String html) {

    /** All mails to the address, copies included. */
    public static List<ReceivedMail> to(String address) {
        return TestMailServer.received().stream()
                .map(ReceivedMail::of)
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    private static ReceivedMail of(MimeMessage mail) {
        try {
            var parts = (MimeMultipart) mail.getContent();
            return new ReceivedMail(
                    mail.getMessageID(),
                    mail.getFrom()[0].toString(),
                    Arrays.stream(mail.getAllRecipients())
                            .map(Address::toString)
                            .toList(),
                    mail.getSubject(),
                    text(parts.getBodyPart(0), "text/plain"),
                    text(parts.getBodyPart(1), "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new IllegalStateException(part.getContentType() + " is not " + type);
        }
        return ((String) part.getContent()).replace("\r\n", "\n");
    }
}
