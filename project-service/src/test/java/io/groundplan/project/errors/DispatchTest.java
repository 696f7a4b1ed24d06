package io.groundplan.project.errors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import io.groundplan.project.support.ProjectServiceTest;

/** Which of the two surfaces that own `/v1` answers, row by row of the table. */
@QuarkusTest
class DispatchTest extends ProjectServiceTest {
    private static Dispatched requests;

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
    @CsvFileSource(resources = "/dispatch.csv", numLinesToSkip = 1, quoteCharacter = '~')
    void isAnsweredByItsSurface(
            String rule,
            String host,
            String method,
            String path,
            String headers,
            String surface,
            String service,
            String answer) {
        var given = requests().send(host, method, path, headers);

        Dispatched.assertAnswered(expected(path, surface, service, answer), given);
    }

    /** What is another service's is nobody's here; rule 5 leads to the database surface unless it is configured. */
    private static String expected(String path, String surface, String service, String answer) {
        if (!service.equals("project-service")) {
            return "404 path not found";
        }
        if (surface.equals("DEFAULT")) {
            return path.endsWith("/projects") ? "200 \"projects\":" : "200 \"project\":";
        }
        return answer;
    }

    private static Dispatched requests() {
        if (requests == null) {
            requests = new Dispatched();
        }
        return requests;
    }
}
