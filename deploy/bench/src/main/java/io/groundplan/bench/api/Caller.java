package io.groundplan.bench.api;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.token.TokenMint;
import io.groundplan.testkit.token.TokenRequest;

/** A person with a token and the personal team that their projects are in. */
record Caller(UserId user, TeamId team, String token) {

    static Caller of(TokenMint mint, String email) {
        var request = TokenRequest.of(email);
        var user = UserId.of(mint.issuer(), request.sub());
        return new Caller(user, TeamId.personalOf(user), mint.token(request));
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return user.text();
    }
}
