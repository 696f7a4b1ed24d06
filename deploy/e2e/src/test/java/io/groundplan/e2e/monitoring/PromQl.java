package io.groundplan.e2e.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** As much of the query language of Prometheus as rules and dashboard use, and nothing else: what it reads, is meant. */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([a-zA-Z_:][a-zA-Z0-9_:]*)|(\\d+(?:\\.\\d+)?)|(\\[\\d+[smhd]])|(=~|!~|==|!=|>=|<=|[-+*/<>=(){},]))");
    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=", "and", "or");
    private static final Set<String> MATCHERS = Set.of("=", "!=", "=~", "!~");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count");
    private static final Set<String> OF_RANGES = Set.of("rate", "increase");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "absent");

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>();
    private int position;

    private PromQl(String expression) {
        var matcher = TOKEN.matcher(expression.strip());
        int end = 0;
        while (end < matcher.regionEnd()
                && matcher.region(end, matcher.regionEnd()).lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (end < matcher.regionEnd()) {
            throw new IllegalArgumentException(
                    "not understood: " + expression.strip().substring(end));
        }
    }

    /** The metrics that the expression is about; fails where it is none. */
    static Set<String> metrics(String expression) {
        var query = new PromQl(expression);
        query.expression();
        if (query.position < query.tokens.size()) {
            throw query.unexpected();
        }
        return query.metrics;
    }

    private void expression() {
        operand();
        while (OPERATORS.contains(peek())) {
            next();
            operand();
        }
    }

    private void operand() {
        var token = next();
        if (token.equals("(")) {
            expression();
            expect(")");
        } else if (AGGREGATIONS.contains(token)) {
            if (accept("by") || accept("without")) {
                labels();
            }
            arguments(1, false);
        } else if (OF_RANGES.contains(token)) {
            arguments(1, true);
        } else if (FUNCTIONS.contains(token)) {
            arguments(token.equals("absent") ? 1 : 2, false);
        } else if (isName(token)) {
            selector(token, false);
        } else if (!token.matches("\\d.*")) {
            position--;
            throw unexpected();
        }
    }

    private void arguments(int count, boolean ofRanges) {
        expect("(");
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                expect(",");
            }
            if (ofRanges) {
                selector(next(), true);
            } else {
                expression();
            }
        }
        expect(")");
    }

    private void selector(String name, boolean range) {
        if (!isName(name)) {
            throw unexpected();
        }
        metrics.add(name);
        if (accept("{")) {
            do {
                matcher();
            } while (accept(","));
            expect("}");
        }
        if (range != peek().startsWith("[")) {
            throw unexpected();
        }
        if (range) {
            next();
        }
    }

    private void matcher() {
        if (!isName(next()) || !MATCHERS.contains(next()) || !next().startsWith("\"")) {
            throw unexpected();
        }
    }

    private void labels() {
        expect("(");
        do {
            if (!isName(next())) {
                throw unexpected();
            }
        } while (accept(","));
        expect(")");
    }

    private static boolean isName(String token) {
        return token.matches("[a-zA-Z_:].*");
    }

    private String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    private String next() {
        var token = peek();
        position++;
        return token;
    }

    private boolean accept(String token) {
        boolean there = peek().equals(token);
        position += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected '%s' in %s".formatted(peek(), String.join(" ", tokens)));
    }
}
