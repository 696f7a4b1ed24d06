package io.groundplan.runtime.ratelimit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ClientAddressTest {
    private static final String GATEWAY = "10.0.0.7";

    @Test
    void isTheOtherEndOfTheConnectionWhereNoProxyIsBelieved() {
        assertEquals(GATEWAY, ClientAddress.of(GATEWAY, List.of("203.0.113.9"), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            203.0.113.9                          | 1 | 203.0.113.9
            198.51.100.1, 203.0.113.9            | 1 | 203.0.113.9
            198.51.100.1, 203.0.113.9, 10.0.0.3  | 2 | 203.0.113.9
            203.0.113.9                          | 2 | 10.0.0.7
            unknown                              | 1 | 10.0.0.7
            203.0.113.9,                         | 1 | 203.0.113.9
            """)
    void isWhatTheOutermostProxyOfOursSaw(String header, int proxies, String expected) {
        assertEquals(expected, ClientAddress.of(GATEWAY, List.of(header), proxies));
    }

    @Test
    void readsRepeatedHeadersAsOneList() {
        assertEquals("203.0.113.9", ClientAddress.of(GATEWAY, List.of("198.51.100.1", "203.0.113.9"), 1));
        assertEquals(GATEWAY, ClientAddress.of(GATEWAY, List.of(), 1));
    }

    @Test
    void isTheNetworkOfAnIpv6Subscriber() {
        var one = ClientAddress.of("2001:db8:1:2::1", List.of(), 0);
        assertEquals(one, ClientAddress.of("2001:db8:1:2:ffff:ffff:ffff:ffff", List.of(), 0));
        assertEquals("2001:db8:1:2::", one);
    }
}
