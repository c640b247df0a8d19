package ginko.demo.simulators;

import ginko.cards.CardSettings;
import ginko.cards.iso.IsoCodec;
import ginko.cards.iso.IsoMessage;
import ginko.cards.iso.MacKey;
import ginko.cards.iso.MalformedMessage;
import ginko.cards.iso.PinKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A simulated card switch: takes connections on the loopback interface, speaks ISO 8583:1987 and
/// charges imaginary cards as [CardBehaviour] says. Its own book tells what was charged and what
/// was reversed.
public final class CardSwitchSimulator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CardSwitchSimulator.class);
    private static final String MAC_KEY = "0123456789ABCDEFFEDCBA9876543210";
    private static final String PIN_KEY = "1032547698BADCFEEFCDAB8967452301";
    private static final String OTHER_KEY = "00112233445566778899AABBCCDDEEFF";
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final List<Integer> ECHOED = List.of(2, 3, 4, 7, 11, 12, 13, 32, 37, 41, 42, 49);

    /// A charge in the switch's own book.
    ///
    /// @param requests how many requests came under this reference
    public record Entry(
            String card, long amountMinor, boolean charged, boolean reversed, int requests) {

        private Entry asReversed() {
            return new Entry(card, amountMinor, charged, true, requests);
        }

        private Entry again() {
            return new Entry(card, amountMinor, charged, reversed, requests + 1);
        }
    }

    private final ServerSocket socket;
    private final Duration answerWithin;
    private final SimulatedPasswords passwords;
    private final IsoCodec codec = new IsoCodec();
    private final MacKey key = new MacKey(MacKey.Algorithm.RETAIL, MAC_KEY);
    private final MacKey wrongKey = new MacKey(MacKey.Algorithm.RETAIL, OTHER_KEY);
    private final Map<String, Entry> book = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private CardSwitchSimulator(
            ServerSocket socket, Duration answerWithin, SimulatedPasswords passwords) {
        this.socket = socket;
        this.answerWithin = answerWithin;
        this.passwords = passwords;
    }

    /// Listens on any free port.
    ///
    /// @param answerWithin how long the bank waits; late answers come after it
    static CardSwitchSimulator start(
            Duration answerWithin, SimulatedMessages messages, Clock clock) {
        try {
            var listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var passwords = new SimulatedPasswords(new PinKey(PIN_KEY), messages, clock);
            var simulator = new CardSwitchSimulator(listening, answerWithin, passwords);
            Thread.ofVirtual().name("switch-accept").start(simulator::acceptAll);
            return simulator;
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /// How to reach it.
    public CardSettings settings() {
        return CardSettings.local(socket.getLocalPort(), MAC_KEY, PIN_KEY, answerWithin);
    }

    /// What was charged, by reference.
    public Map<String, Entry> book() {
        return Map.copyOf(book);
    }

    private void acceptAll() {
        while (!closed) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().name("switch-read").start(() -> read(connection));
            } catch (IOException ended) {
                if (!closed) {
                    log.warn("card switch cannot accept", ended);
                    return;
                }
            }
        }
    }

    private void read(Socket connection) {
        try (connection;
                var in = new DataInputStream(connection.getInputStream())) {
            while (!closed) {
                byte[] octets = new byte[in.readUnsignedShort()];
                in.readFully(octets);
                Thread.ofVirtual().name("switch-answer").start(() -> answer(connection, octets));
            }
        } catch (IOException ended) {
            log.debug("bank went away", ended);
        } finally {
            connections.remove(connection);
        }
    }

    private void answer(Socket connection, byte[] octets) {
        try {
            IsoMessage asked = codec.decode(octets);
            switch (asked.type()) {
                case "0800" -> send(connection, codec.encode(answerTo(asked, "0810", "00")));
                case "0200" -> charge(connection, asked, octets);
                case "0600" -> sendPassword(connection, asked, octets);
                case "0420", "0421" -> reverse(connection, asked, octets);
                default -> log.warn("card switch cannot answer {}", asked);
            }
        } catch (MalformedMessage | IOException broken) {
            log.info("card switch: {}", broken.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void charge(Socket connection, IsoMessage asked, byte[] octets)
            throws IOException, InterruptedException {
        String card = asked.text(2);
        CardBehaviour behaviour = CardBehaviour.of(card);
        if (behaviour == CardBehaviour.LOST) {
            return;
        }
        String code = codec.isAuthentic(octets, asked, key) ? CardBehaviour.code(card) : "63";
        if (code.equals("00") && !passwords.accepts(card, asked.text(52))) {
            code = "55";
        }
        boolean charged = code.equals("00");
        var entry = new Entry(card, Long.parseLong(asked.text(4)), charged, false, 1);
        book.merge(asked.text(37), entry, (first, second) -> first.again());
        IsoMessage answer = answerTo(asked, "0210", code);
        if (charged) {
            answer = answer.with(38, asked.text(11));
        }
        byte[] right = codec.encode(answer, key);
        switch (behaviour) {
            case SILENT, LOST -> log.debug("card switch stays silent");
            case CUT -> connection.close();
            case WRONG_MAC -> send(connection, codec.encode(answer, wrongKey));
            case SLOW -> sendAfter(SLOW, connection, right);
            case LATE -> sendAfter(answerWithin.plusSeconds(1), connection, right);
            case TWICE -> {
                send(connection, right);
                send(connection, right);
            }
            case APPROVE -> send(connection, right);
        }
    }

    private void sendPassword(Socket connection, IsoMessage asked, byte[] octets)
            throws IOException {
        boolean isRight = codec.isAuthentic(octets, asked, key);
        if (isRight) {
            passwords.send(asked.text(2), Long.parseLong(asked.text(4)));
        }
        send(connection, codec.encode(answerTo(asked, "0610", isRight ? "00" : "63"), key));
    }

    private void reverse(Socket connection, IsoMessage asked, byte[] octets) throws IOException {
        if (!codec.isAuthentic(octets, asked, key)) {
            send(connection, codec.encode(answerTo(asked, "0430", "63"), key));
            return;
        }
        Entry known =
                book.computeIfPresent(asked.text(37), (reference, entry) -> entry.asReversed());
        send(connection, codec.encode(answerTo(asked, "0430", known == null ? "25" : "00"), key));
    }

    private static IsoMessage answerTo(IsoMessage asked, String type, String code) {
        IsoMessage answer = IsoMessage.of(type, Map.of(39, code));
        for (int number : ECHOED) {
            var value = asked.field(number);
            if (value.isPresent()) {
                answer = answer.with(number, value.get());
            }
        }
        return answer;
    }

    private static void sendAfter(Duration pause, Socket connection, byte[] octets)
            throws IOException, InterruptedException {
        Thread.sleep(pause);
        send(connection, octets);
    }

    private static void send(Socket connection, byte[] octets) throws IOException {
        byte[] framed =
                ByteBuffer.allocate(Short.BYTES + octets.length)
                        .putShort((short) octets.length)
                        .put(octets)
                        .array();
        synchronized (connection) {
            connection.getOutputStream().write(framed);
        }
    }

    /// Cuts all connections; the bank connects again.
    public void cut() {
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException alreadyClosed) {
                log.debug("connection", alreadyClosed);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            log.debug("listener", alreadyClosed);
        }
        cut();
    }
}
