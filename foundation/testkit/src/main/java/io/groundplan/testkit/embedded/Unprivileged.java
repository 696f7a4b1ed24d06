package io.groundplan.testkit.embedded;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Programs that refuse to run as root: for root they run in a user namespace of their own, where they are nobody. */
public final class Unprivileged {
    private Unprivileged() {}

    /** Output goes into the file. */
    public static ProcessBuilder command(File output, String... command) {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    }
}
