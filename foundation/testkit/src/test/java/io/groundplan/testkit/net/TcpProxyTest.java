package io.groundplan.testkit.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TcpProxyTest {
    private final TcpProxy proxy = TcpProxy.to(TestServers.tenant().port());
    private final String url = "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres";

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void aClientDoesNotNoticeTheProxy() throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select repeat('x', 1000000)")) {
            rows.next();
            assertEquals(1_000_000, rows.getString(1).length());
            assertEquals(1, proxy.open());
        }
        Awaitility.await().until(() -> proxy.open() == 0);
    }

    @Test
    void aCutBreaksOpenConnectionsOnly() throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            proxy.cut();
            assertThrows(SQLException.class, () -> connection.createStatement().execute("select 1"));
        }
        DriverManager.getConnection(url).close();
    }

    @Test
    void refusedConnectionsAreWelcomeAgainAfterARestore() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var connection = DriverManager.getConnection(url)) {
            proxy.refuse();
            assertThrows(SQLException.class, () -> connection.createStatement().execute("select 1"));
        }
        assertThrows(IOException.class, () -> new Socket(loopback, proxy.port()).close());
        proxy.restore();
        DriverManager.getConnection(url).close();
    }
}
