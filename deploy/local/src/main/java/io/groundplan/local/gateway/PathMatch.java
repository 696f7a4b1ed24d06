package io.groundplan.local.gateway;

import java.util.regex.Pattern;

/** How a route names paths: the three path matches of the Gateway API, most specific first by {@link #rank()}. */
sealed interface PathMatch {

    boolean matches(String path);

    /** Lower ranks are tried first. */
    int rank();

    /** What "longest first" counts within a rank. */
    String value();

    /** The path itself. */
    record Exact(String value) implements PathMatch {
        @Override
        public boolean matches(String path) {
            return path.equals(value);
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** The whole path as an expression; the Gateway API leaves the rank of these to the implementation. */
    record Expression(Pattern pattern) implements PathMatch {
        @Override
        public boolean matches(String path) {
            return pattern.matcher(path).matches();
        }

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public String value() {
            return pattern.pattern();
        }
    }

    /** Whole leading segments: `/v1` holds `/v1` and `/v1/projects`, not `/v1x`. */
    record Prefix(String value) implements PathMatch {
        public Prefix {
            value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        @Override
        public boolean matches(String path) {
            return path.startsWith(value) && (path.length() == value.length() || path.charAt(value.length()) == '/');
        }

        @Override
        public int rank() {
            return 2;
        }
    }
}
