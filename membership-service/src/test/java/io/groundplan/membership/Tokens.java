package io.groundplan.membership;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import io.groundplan.contracts.id.InviteId;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Tokens of invites that were only mailed. */
final class Tokens {
    private static final String REPLACE =
            "update invite set token_hash = ? where id = ? and state = 'pending' returning token_hash";

    private Tokens() {}

    /** Gives an invite another token, one that the test knows. */
    static String knownTo(String invite) {
        return knownTo(InviteId.parse(invite).orElseThrow().value());
    }

    static String knownTo(UUID invite) {
        // as long as a real one
        var token = invite + "-tokens";
        try {
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            assertEquals(hash, ServiceDatabase.value(REPLACE, hash, invite));
            return token;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
