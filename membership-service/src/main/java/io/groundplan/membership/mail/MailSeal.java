package io.groundplan.membership.mail;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.runtime.secret.Sealed;
import io.groundplan.runtime.secret.Vault;

/** How a mail lies in the table: encrypted, and bound to its row. */
@ApplicationScoped
class MailSeal {

    /** A form of its own: rows outlive a deployment, so a mail may be read by another version than wrote it. */
    private record Content(
            UUID invite, String email, String inviterName, String into, String role, String link, String expiresAt) {}

    /** Not the one of the APIs, which refuses some texts: what was written must be readable. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    MailSeal(Vault vault) {
        this.vault = vault;
    }

    String close(InviteMail mail, UUID row) {
        var content = new Content(
                mail.invite().value(),
                mail.email(),
                mail.inviterName(),
                mail.into(),
                mail.role(),
                mail.link().toString(),
                mail.expiresAt().toString());
        try {
            return vault.seal(JSON.writeValueAsString(content), boundTo(row)).text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail is not writable", e);
        }
    }

    InviteMail open(String sealed, UUID row) {
        try {
            var content = JSON.readValue(vault.open(Sealed.parse(sealed), boundTo(row)), Content.class);
            return new InviteMail(
                    new InviteId(content.invite()),
                    content.email(),
                    content.inviterName(),
                    content.into(),
                    content.role(),
                    URI.create(content.link()),
                    Instant.parse(content.expiresAt()));
        } catch (JsonProcessingException e) {
            // the original would quote what is in it
            throw new IllegalStateException("a sealed mail is not readable");
        }
    }

    private static String boundTo(UUID row) {
        return "mail\n" + row;
    }
}
