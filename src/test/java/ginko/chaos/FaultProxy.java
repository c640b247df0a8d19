package ginko.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A line between the program and its database that can break in three ways: cut at once, silent
/// for ever while it looks open (a cable pulled, a firewall that forgot), or slow.
final class FaultProxy implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int CHUNK = 8_192;

    private final ServerSocket listener;
    private final int target;
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private volatile Duration delay = Duration.ZERO;

    /// Leads to a port of this machine.
    FaultProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 200, LOOPBACK);
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Resets every connection, in the middle of whatever it carries.
    void cut() {
        lines.forEach(Line::reset);
        lines.clear();
    }

    /// Swallows all further bytes of the connections there are; both ends believe in them. New ones
    /// work.
    void fallSilent() {
        lines.forEach(line -> line.silent = true);
        lines.clear();
    }

    /// Holds back every piece of data for this long.
    void delay(Duration howLong) {
        delay = howLong;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Line line = new Line(client, new Socket(LOOPBACK, target));
                lines.add(line);
                line.start();
            } catch (IOException targetAwayOrClosed) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    /// One connection: two directions.
    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Line(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        }

        private void pump(Socket from, Socket to) {
            byte[] piece = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (!delay.isZero()) {
                        Thread.sleep(delay);
                    }
                    if (!silent) {
                        out.write(piece, 0, read);
                    }
                }
                if (!silent) {
                    to.close();
                }
            } catch (IOException ended) {
                if (!silent) {
                    reset();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void reset() {
            abort(client);
            abort(server);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            Thread.onSpinWait();
        }
    }
}
