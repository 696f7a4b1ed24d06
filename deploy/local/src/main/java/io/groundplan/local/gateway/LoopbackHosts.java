package io.groundplan.local.gateway;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** What `localhost` may resolve to on this machine. */
final class LoopbackHosts {
    static final String FIRST = "127.0.0.1";

    private LoopbackHosts() {}

    static List<String> all() {
        return hasIpv6() ? List.of(FIRST, "::1") : List.of(FIRST);
    }

    private static boolean hasIpv6() {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
        } catch (SocketException | UnknownHostException e) {
            return false;
        }
    }
}
