package io.groundplan.membership.team;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.TeamId;

/** DNS labels made of names. */
final class Slugs {
    private static final int MAX_LENGTH = 63;
    private static final int SHORT_SUFFIX = 6;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slugs() {}

    /** From nicest to certainly free: the name's, the same with the end of the id, the same with the whole id. */
    static Stream<String> candidates(String name, TeamId id) {
        var plain = plain(name);
        var unique = CanonicalId.base32(id.value());
        return Stream.of(
                plain, suffixed(plain, unique.substring(unique.length() - SHORT_SUFFIX)), suffixed(plain, unique));
    }

    private static String plain(String name) {
        var letters = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var label = OTHERS.matcher(APOSTROPHES.matcher(letters).replaceAll("")).replaceAll("-");
        var cut = cut(label, MAX_LENGTH);
        return cut.isEmpty() ? "team" : cut;
    }

    private static String suffixed(String plain, String suffix) {
        return cut(plain, MAX_LENGTH - suffix.length() - 1) + "-" + suffix;
    }

    private static String cut(String label, int length) {
        int from = label.startsWith("-") ? 1 : 0;
        int to = Math.min(label.length(), from + length);
        while (to > from && label.charAt(to - 1) == '-') {
            to--;
        }
        return label.substring(from, to);
    }
}
