package io.groundplan.project.apikey;

/** A new key and its text, which exists in this answer only. */
public record IssuedApiKey(ApiKey key, String plaintext) {
    @Override
    public String toString() {
        return "IssuedApiKey[" + key.id() + "]";
    }
}
