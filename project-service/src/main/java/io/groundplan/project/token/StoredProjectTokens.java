package io.groundplan.project.token;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.ProjectTokenVerifier;

/** Forged tokens are refused by their signature alone, revoked ones by the table, which every request reads. */
@ApplicationScoped
class StoredProjectTokens implements ProjectTokenVerifier {
    private final TokenSigner signer;
    private final TokenRepository repository;

    StoredProjectTokens(TokenSigner signer, TokenRepository repository) {
        this.signer = signer;
        this.repository = repository;
    }

    @Override
    public Uni<Optional<Caller.ProjectToken>> verify(String text) {
        return signer.proven(text)
                .map(repository::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(StoredProjectTokens::caller));
    }

    private static Caller.ProjectToken caller(ProjectToken token) {
        var role = TokenPermission.role(token.permissions());
        return new Caller.ProjectToken(token.id(), token.project(), token.name(), role.text());
    }
}
