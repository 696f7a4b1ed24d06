package io.groundplan.testkit.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Whatever is sent, the answer is one that the surface's document has, and never a defect of ours. Every run sends
 * something else; `-Dgroundplan.fuzz.seed=…` repeats one, `-Dgroundplan.fuzz.requests=…` makes a longer one.
 */
public interface FuzzSuite {
    int REQUESTS = Integer.getInteger("groundplan.fuzz.requests", 200);
    long SEED = Long.getLong("groundplan.fuzz.seed", System.currentTimeMillis());

    Fixture fixture();

    @TestFactory
    default Stream<DynamicTest> hasADocumentedAnswerToEverything() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var random = new Random(SEED);
            var owner = fixture().person("owner");
            var resources = fixture().resources(door, owner);
            var failures = new ArrayList<String>();
            for (var line : linesOf(door)) {
                for (int i = 0; i < REQUESTS / linesOf(door).size() + 1; i++) {
                    check(OddRequest.of(line, resources, random), owner, failures);
                }
            }
            if (!failures.isEmpty()) {
                fail("with -Dgroundplan.fuzz.seed=" + SEED + "\n" + String.join("\n", failures));
            }
        });
    }

    private static void check(OddRequest request, Client owner, List<String> failures) {
        try {
            var answer = request.send(owner);
            int status = answer.statusCode();
            assertTrue(status < 500, () -> "answered " + status + " " + answer.asString());
            if (status >= 400) {
                assertRefused(request.line().door(), status, answer);
            }
        } catch (AssertionError wrong) {
            failures.add(request + "\n    " + wrong.getMessage());
        }
    }

    /** What takes the resources away comes last. */
    private static List<RoleLine> linesOf(Door door) {
        return RoleLine.of(door).stream()
                .filter(line -> !line.operation().isOtherThanJson())
                .sorted(Comparator.comparing(RoleLine::isDeletion).thenComparing(RoleLine::isDeletionOfProject))
                .toList();
    }
}
