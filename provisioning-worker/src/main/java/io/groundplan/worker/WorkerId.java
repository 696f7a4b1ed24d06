package io.groundplan.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The name under which one process claims jobs: host, process id and a few random characters. */
public record WorkerId(String value) {
    private static final int RANDOM_BYTES = 3;

    /** A name that no other process has, not even one that restarts under the same process id. */
    public static WorkerId ofThisProcess() {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new WorkerId("%s/%d/%s"
                .formatted(host(), ProcessHandle.current().pid(), HexFormat.of().formatHex(random)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
