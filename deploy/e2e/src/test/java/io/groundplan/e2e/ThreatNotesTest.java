package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The threat notes promise tests; a promise that nobody keeps is worse than none. */
class ThreatNotesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:#(\\w+))?`");

    @Test
    void everyTestThatTheyNameExists() throws IOException {
        var notes = Files.readString(ROOT.resolve("foundation/docs/threats.md"));
        var tests = tests();
        var named = NAMED.matcher(notes).results().toList();
        assertTrue(named.size() > 40, "the notes name tests");
        var missing = named.stream()
                .filter(test -> tests.getOrDefault(test.group(1), List.of()).stream()
                        .noneMatch(source -> test.group(2) == null || source.contains(" " + test.group(2) + "(")))
                .map(test -> test.group())
                .toList();
        assertEquals(List.of(), missing);
    }

    /** The sources of the tests by the name of the class, which more than one module may use. */
    private static Map<String, List<String>> tests() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Collectors.mapping(ThreatNotesTest::source, Collectors.toList())));
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
