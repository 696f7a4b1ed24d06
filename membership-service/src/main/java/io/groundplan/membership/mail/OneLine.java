package io.groundplan.membership.mail;

/** Names that people chose, as they appear in a mail. */
final class OneLine {
    private static final int LONGEST = 100;
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private OneLine() {}

    /**
     * Without anything that ends a line, is invisible or turns the direction of the text around it, so that a name stays
     * a name in a header and in a sentence.
     */
    static String of(String name) {
        var text = name.codePoints()
                .map(character -> isPlain(character) ? character : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ")
                // what a header would be decoded from
                .replace("=?", "= ?");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            // words of some scripts, and pictures made of several, are held together by these
            case Character.FORMAT -> character == NON_JOINER || character == JOINER;
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
