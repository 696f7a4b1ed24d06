package io.groundplan.project.secret;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.groundplan.runtime.idempotency.AnswerSeal;
import io.groundplan.runtime.secret.SealedAnswers;
import io.groundplan.runtime.secret.SecretsConfig;
import io.groundplan.runtime.secret.Vault;

/** This service gives out database passwords and new API keys: what it keeps of them is encrypted. */
@Singleton
class Seals {

    @Produces
    @Singleton
    Vault vault(SecretsConfig config) {
        return new Vault(config);
    }

    @Produces
    @Singleton
    AnswerSeal answers(Vault vault) {
        return new SealedAnswers(vault);
    }
}
