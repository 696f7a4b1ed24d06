package io.groundplan.runtime.ratelimit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.netty.util.NetUtil;

/**
 * The network that a request came from: an IPv4 address, or the 64 leading bits of an IPv6 address, since one subscriber
 * has all addresses of such a network.
 */
final class ClientAddress {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * @param connected the other end of the connection
     * @param forwarded the values of `X-Forwarded-For`, in their order
     * @param proxies how many of its last entries were written by proxies that can be believed; whatever a client sends
     *     in that header comes before those
     */
    static String of(String connected, List<String> forwarded, int proxies) {
        return network(seenByOutermost(forwarded, proxies)
                .filter(ClientAddress::isAddress)
                .orElse(connected));
    }

    private static Optional<String> seenByOutermost(List<String> forwarded, int proxies) {
        if (proxies <= 0) {
            return Optional.empty();
        }
        var hops = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        return hops.size() < proxies ? Optional.empty() : Optional.of(hops.get(hops.size() - proxies));
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    private static String network(String address) {
        var bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return String.valueOf(address);
        }
        Arrays.fill(bytes, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes);
    }
}
