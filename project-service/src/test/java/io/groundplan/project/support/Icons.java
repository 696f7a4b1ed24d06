package io.groundplan.project.support;

import java.util.Base64;

/** Images small enough to write down. */
final class Icons {
    /** One transparent pixel. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private Icons() {}
}
