package io.groundplan.project.project;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** DNS labels made from names. */
public final class Slugs {
    private static final int MAX_LENGTH = 63;
    private static final int SUFFIX_LENGTH = 5;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Slugs() {}

    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    static String of(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var slug = trimmed(OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"), MAX_LENGTH);
        return slug.isEmpty() ? "project" : slug;
    }

    /** The same slug with a random end, for when it is taken. */
    static String another(String slug) {
        var text = new StringBuilder(trimmed(slug, MAX_LENGTH - SUFFIX_LENGTH)).append('-');
        for (int i = 1; i < SUFFIX_LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String trimmed(String slug, int length) {
        var edged = EDGES.matcher(slug).replaceAll("");
        return edged.length() <= length
                ? edged
                : EDGES.matcher(edged.substring(0, length)).replaceAll("");
    }
}
