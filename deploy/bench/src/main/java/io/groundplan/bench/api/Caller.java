package io.groundplan.bench.api;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.token.TokenMint;
import io.groundplan.testkit.token.TokenRequest;

/** A person with a token. */
record Caller(Person person, String token) {

    static Caller of(TokenMint mint, String email) {
        var request = TokenRequest.of(email);
        return new Caller(Person.of(UserId.of(mint.issuer(), request.sub())), mint.token(request));
    }

    TeamId team() {
        return person.team();
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return person.user().text();
    }
}
