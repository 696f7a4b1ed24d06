package io.groundplan.runtime.surface;

import java.util.regex.Pattern;

/** Refuses raw paths that two parsers could read differently, before anything is routed or authorised by them. */
final class RawPaths {
    /** Parameters, slashes in disguise, empty and dot segments, NUL, and a percent sign that encodes nothing. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\]|%3b|%2f|%5c|//|/(\\.|%2e){1,2}(/|$)|%00|%(?![0-9a-f]{2})", Pattern.CASE_INSENSITIVE);

    private RawPaths() {}

    static boolean isAmbiguous(String rawPath) {
        return mayBeAmbiguous(rawPath) && AMBIGUOUS.matcher(rawPath).find();
    }

    /** Spares nearly all paths the expression, which every request would pay for. */
    private static boolean mayBeAmbiguous(String rawPath) {
        for (int i = 0; i < rawPath.length(); i++) {
            switch (rawPath.charAt(i)) {
                case ';', '\\', '%' -> {
                    return true;
                }
                case '/' -> {
                    if (i + 1 < rawPath.length() && (rawPath.charAt(i + 1) == '/' || rawPath.charAt(i + 1) == '.')) {
                        return true;
                    }
                }
                default -> {
                    // says nothing yet
                }
            }
        }
        return false;
    }
}
