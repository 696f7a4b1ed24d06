package io.groundplan.usage.wire;

/** Tells text that a table can hold from text with `\u0000` or half a character in it. */
final class StorableText {
    private StorableText() {}

    static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
