package io.groundplan.project.token;

/** A new token and its text, which exists in this answer only. */
public record IssuedToken(ProjectToken token, String text) {
    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
