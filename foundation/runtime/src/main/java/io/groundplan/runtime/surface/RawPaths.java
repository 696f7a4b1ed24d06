package io.groundplan.runtime.surface;

import java.util.Locale;
import java.util.stream.Stream;

/** Refuses raw paths that two parsers could read differently, before anything is routed or authorised by them. */
final class RawPaths {
    private RawPaths() {}

    static boolean isAmbiguous(String rawPath) {
        var path = rawPath.toLowerCase(Locale.ROOT);
        return Stream.of(";", "%3b", "%2f", "%5c", "//", "\\").anyMatch(path::contains);
    }
}
