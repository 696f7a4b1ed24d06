package io.groundplan.runtime.secret;

import io.groundplan.runtime.idempotency.AnswerSeal;

/** Keeps the answers to requests with an `Idempotency-Key` encrypted, for services whose answers hold secrets. */
public final class SealedAnswers implements AnswerSeal {
    private final Vault vault;

    public SealedAnswers(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(String answer, String boundTo) {
        return vault.seal(answer, boundTo).text();
    }

    @Override
    public String open(String sealed, String boundTo) {
        return vault.open(Sealed.parse(sealed), boundTo);
    }
}
