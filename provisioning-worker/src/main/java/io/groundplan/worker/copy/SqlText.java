package io.groundplan.worker.copy;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names and values as SQL writes them, for texts that no parameter can carry. */
final class SqlText {
    private SqlText() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** With standard-conforming strings, which every session here has, only the quote is special. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** The name of a setting, which may have a prefix. */
    static String setting(String name) {
        return Arrays.stream(name.split("\\.", -1)).map(SqlText::identifier).collect(Collectors.joining("."));
    }
}
