package io.groundplan.bench.stage;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.token.TokenMint;
import io.groundplan.testkit.token.TokenRequest;

/** A person with a token. */
public record Caller(Person person, String email, String token) {

    public static Caller of(TokenMint mint, String email) {
        var request = TokenRequest.of(email);
        return new Caller(Person.of(UserId.of(mint.issuer(), request.sub())), email, mint.token(request));
    }

    public TeamId team() {
        return person.team();
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return person.user().text();
    }
}
