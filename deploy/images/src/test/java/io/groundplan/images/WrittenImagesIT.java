package io.groundplan.images;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the build with `-Pimage` wrote: unpacked and started as a container engine does, but for the base's own Java. */
class WrittenImagesIT {
    private static final String JDK = System.getProperty("image.jdk", "");

    private static Servers servers;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        servers = new Servers();
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource
    void isReadyFromWhatIsInItAndChangesNone(Application application) throws Exception {
        var image = UnpackedImage.of(Path.of("target", application.text() + ".tar"), directory.resolve("root"));
        var contents = image.contents();
        boolean archived = Application.SERVICES.contains(application) && !JDK.isEmpty();
        assertEquals(archived, image.entrypoint().contains("-XX:AOTCache=application.aot"));
        int port = FreePort.find();
        var environment = environment(application, port);
        if (archived) {
            // a start that would do without its archive ends
            environment.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
        }
        var program = image.program(Path.of(JDK.isEmpty() ? System.getProperty("java.home") : JDK), environment);
        Start.of(program, port, directory.resolve("log")).close();
        assertEquals(contents, image.contents());
    }

    /** Nothing but variables, as in a cluster. */
    private static Map<String, String> environment(Application application, int port) {
        var environment = new HashMap<String, String>();
        if (application == Application.API_DOCS) {
            environment.put("GROUNDPLAN_API_DOCS_PORT", Integer.toString(port));
        } else {
            servers.settings(application.text(), port)
                    .forEach((key, value) -> environment.put(
                            key.toString().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value.toString()));
        }
        return environment;
    }
}
