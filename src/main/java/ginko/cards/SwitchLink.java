package ginko.cards;

import ginko.cards.iso.IsoCodec;
import ginko.cards.iso.IsoMessage;
import ginko.cards.iso.MacKey;
import ginko.cards.iso.MalformedMessage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the switch: messages behind a length of two octets, answers found by type and
/// trace number. An answer that nobody awaits any more, or the second of two, is dropped.
final class SwitchLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SwitchLink.class);
    private static final int LONGEST = 4_096;
    private static final int CONNECT_MILLIS = 5_000;

    /// An answer and whether its code is right.
    record Received(IsoMessage message, boolean isAuthentic) {}

    private final Socket socket;
    private final OutputStream out;
    private final IsoCodec codec;
    private volatile MacKey key;
    private final Map<String, CompletableFuture<Received>> awaited = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private SwitchLink(Socket socket, IsoCodec codec, MacKey key) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.codec = codec;
        this.key = key;
    }

    static SwitchLink open(Socket socket, InetSocketAddress address, IsoCodec codec, MacKey key)
            throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(address, CONNECT_MILLIS);
        return new SwitchLink(socket, codec, key);
    }

    MacKey key() {
        return key;
    }

    /// From now on another key authenticates.
    void useKey(MacKey fresh) {
        key = fresh;
    }

    boolean isOpen() {
        return !closed;
    }

    /// Where the answer will be: it fails when the connection ends before. Await it before sending.
    CompletableFuture<Received> await(String answerType, String stan) {
        var answer = new CompletableFuture<Received>();
        awaited.put(answerType + stan, answer);
        if (closed) {
            answer.completeExceptionally(new IOException("the connection has ended"));
        }
        return answer;
    }

    void forget(String answerType, String stan) {
        awaited.remove(answerType + stan);
    }

    void send(byte[] octets) throws IOException {
        byte[] framed =
                ByteBuffer.allocate(Short.BYTES + octets.length)
                        .putShort((short) octets.length)
                        .put(octets)
                        .array();
        try {
            synchronized (out) {
                out.write(framed);
                out.flush();
            }
        } finally {
            // it may hold a PIN block
            Arrays.fill(framed, (byte) 0);
        }
    }

    /// Reads until the connection ends.
    ///
    /// @param whenSilent called when nothing came for so many milliseconds
    void read(int silentMillis, Runnable whenSilent) {
        try (var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            socket.setSoTimeout(silentMillis);
            while (!closed) {
                readOne(in, whenSilent);
            }
        } catch (IOException ended) {
            log.info("connection to the card switch ended: {}", ended.toString());
        } finally {
            close();
        }
    }

    private void readOne(DataInputStream in, Runnable whenSilent) throws IOException {
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new IOException("closed by the switch");
            }
            in.reset();
        } catch (SocketTimeoutException silent) {
            whenSilent.run();
            return;
        }
        int length = in.readUnsignedShort();
        if (length > LONGEST) {
            throw new IOException("a message of " + length + " octets");
        }
        byte[] octets = new byte[length];
        in.readFully(octets);
        try {
            IsoMessage message = codec.decode(octets);
            CompletableFuture<Received> answer = awaited.remove(message.type() + message.text(11));
            if (answer == null) {
                log.info("late or repeated answer of the card switch: {}", message);
            } else {
                answer.complete(new Received(message, codec.isAuthentic(octets, message, key)));
            }
        } catch (MalformedMessage malformed) {
            log.warn("the card switch sent no message: {}", malformed.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            log.debug("socket", alreadyClosed);
        }
        awaited.values()
                .forEach(answer ->
                        answer.completeExceptionally(new IOException("the connection has ended")));
    }
}
