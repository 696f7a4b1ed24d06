package io.groundplan.project.secret;

import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.runtime.idempotency.AnswerSeal;

/** Keeps the answers to requests with an `Idempotency-Key` encrypted, since a new API key is in one of them. */
@ApplicationScoped
class SealedAnswers implements AnswerSeal {
    private static final char SEPARATOR = '.';

    private final Vault vault;

    SealedAnswers(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(String answer, String boundTo) {
        var sealed = vault.seal(answer, boundTo);
        return sealed.keyId() + SEPARATOR + Base64.getEncoder().encodeToString(sealed.bytes());
    }

    @Override
    public String open(String sealed, String boundTo) {
        int end = sealed.lastIndexOf(SEPARATOR);
        var bytes = Base64.getDecoder().decode(sealed.substring(end + 1));
        return vault.open(new Sealed(sealed.substring(0, end), bytes), boundTo);
    }
}
