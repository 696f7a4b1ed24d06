package io.groundplan.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The path as it came over the wire, without the query; nothing of it is decoded before it is routed. */
record RawPath(String text) {
    private static final Set<String> NEVER_ROUTED = Set.of("internal", "q");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    // more rounds than any chain of servers undoes; text that still changes then is hostile anyway
    private static final int DECODING_ROUNDS = 4;

    static RawPath of(String target) {
        int end = target.indexOf('?');
        return new RawPath(end < 0 ? target : target.substring(0, end));
    }

    /** Whether two parsers could read it differently; the services refuse the same characters. */
    boolean isAmbiguous() {
        var lower = text.toLowerCase(Locale.ROOT);
        return !text.startsWith("/")
                || hasDotSegments()
                || Stream.of(";", "%3b", "%2f", "%5c", "//", "\\").anyMatch(lower::contains);
    }

    /** Whether a server that resolves them would leave the prefix that the route was chosen by. */
    boolean hasDotSegments() {
        return segments().anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /** Whether any reading of it leads to what only services may ask of each other. */
    boolean isInternal() {
        var resolved = new ArrayDeque<String>();
        segments().filter(segment -> !segment.isEmpty() && !segment.equals(".")).forEach(segment -> {
            if (segment.equals("..")) {
                resolved.pollLast();
            } else {
                resolved.add(segment);
            }
        });
        return !resolved.isEmpty() && NEVER_ROUTED.contains(resolved.peekFirst().toLowerCase(Locale.ROOT));
    }

    private Stream<String> segments() {
        return Arrays.stream(SEPARATOR.split(decoded())).map(RawPath::withoutParameters);
    }

    private String decoded() {
        var decoded = text;
        for (int round = 0; round < DECODING_ROUNDS && decoded.contains("%"); round++) {
            decoded = decode(decoded);
        }
        return decoded;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static String withoutParameters(String segment) {
        int parameters = segment.indexOf(';');
        return parameters < 0 ? segment : segment.substring(0, parameters);
    }
}
