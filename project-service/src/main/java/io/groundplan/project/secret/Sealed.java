package io.groundplan.project.secret;

/** An encrypted secret and the id of the key that opens it. */
public record Sealed(String keyId, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
