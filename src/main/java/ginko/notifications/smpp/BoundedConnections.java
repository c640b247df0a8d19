package ginko.notifications.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/// Opens connections that fail after two seconds instead of hanging, with TLS when asked for.
final class BoundedConnections implements ConnectionFactory {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(10);

    private final SmppSettings.Security security;

    BoundedConnections(SmppSettings.Security security) {
        this.security = security;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(
                    new InetSocketAddress(host, port), Math.toIntExact(CONNECT_WITHIN.toMillis()));
            plain.setTcpNoDelay(true);
            return new SocketConnection(
                    switch (security) {
                        case PLAIN -> plain;
                        case TLS -> encrypted(plain, host, port);
                    });
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket encrypted(Socket plain, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(HANDSHAKE_WITHIN.toMillis()));
        socket.startHandshake();
        return socket;
    }
}
