package ginko.demo.simulators;

import ginko.cards.CardSettings;
import ginko.cards.iso.IsoCodec;
import ginko.cards.iso.IsoMessage;
import ginko.cards.iso.MacKey;
import ginko.cards.iso.MalformedMessage;
import ginko.cards.iso.PinKey;
import ginko.cards.iso.WrappedKeys;
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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final String FIRST_MAC_KEY = "89ABCDEF0123456776543210FEDCBA98";
    private static final String FIRST_PIN_KEY = "98BADCFE10325476675423018DABEFCB";
    private static final String KEY_KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final String NEW_KEYS = "101";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final String OTHER_KEY = "00112233445566778899AABBCCDDEEFF";
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final List<Integer> ECHOED =
            List.of(2, 3, 4, 7, 11, 12, 13, 15, 32, 33, 37, 41, 42, 49, 50, 70);

    /// A charge in the switch's own book.
    ///
    /// @param day month and day of the charge, four digits
    /// @param requests how many requests came under this reference
    public record Entry(
            String card,
            long amountMinor,
            boolean charged,
            boolean reversed,
            int requests,
            String day) {

        private Entry asReversed() {
            return new Entry(card, amountMinor, charged, true, requests, day);
        }

        private Entry again() {
            return new Entry(card, amountMinor, charged, reversed, requests + 1, day);
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
    public static CardSwitchSimulator start(
            Duration answerWithin, SimulatedMessages messages, Clock clock) {
        try {
            var listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var passwords =
                    new SimulatedPasswords(
                            new PinKey(PinKey.Format.FORMAT_0, PIN_KEY), messages, clock);
            var simulator = new CardSwitchSimulator(listening, answerWithin, passwords);
            Thread.ofVirtual().name("switch-accept").start(simulator::acceptAll);
            return simulator;
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /// How to reach it.
    public CardSettings settings() {
        return CardSettings.local(
                socket.getLocalPort(),
                new WrappedKeys(FIRST_MAC_KEY, FIRST_PIN_KEY),
                KEY_KEY,
                answerWithin);
    }

    /// What was charged, by reference.
    public Map<String, Entry> book() {
        return Map.copyOf(book);
    }

    /// The key of the PIN blocks it gets, after fresh keys were sent.
    public PinKey pinKey() {
        return new PinKey(PinKey.Format.FORMAT_0, PIN_KEY);
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
                case "0800" -> send(connection, codec.encode(managed(asked)));
                case "0500" -> compare(connection, asked, octets);
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
        var entry =
                new Entry(card, Long.parseLong(asked.text(4)), charged, false, 1, asked.text(13));
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

    private static IsoMessage managed(IsoMessage asked) {
        IsoMessage answer = answerTo(asked, "0810", "00");
        return asked.text(70).equals(NEW_KEYS)
                ? answer.with(48, new WrappedKeys(MAC_KEY, PIN_KEY).wrap(KEY_KEY))
                : answer;
    }

    private void compare(Socket connection, IsoMessage asked, byte[] octets) throws IOException {
        if (!codec.isAuthentic(octets, asked, key)) {
            send(connection, codec.encode(answerTo(asked, "0510", "63"), key));
            return;
        }
        List<Entry> standing =
                book.values().stream()
                        .filter(entry -> entry.day().equals(asked.text(15)))
                        .filter(entry -> entry.charged() && !entry.reversed())
                        .toList();
        long sum = standing.stream().mapToLong(Entry::amountMinor).sum();
        boolean isSame =
                Long.parseLong(asked.text(76)) == standing.size()
                        && Long.parseLong(asked.text(88)) == sum;
        IsoMessage answer =
                answerTo(asked, "0510", isSame ? "00" : "95")
                        .with(76, Integer.toString(standing.size()))
                        .with(88, Long.toString(sum));
        send(connection, codec.encode(answer, key));
    }

    /// The switch's own record of a day, as its file of the end of that day.
    public String settlementFile(LocalDate day) {
        String wanted = DAY.format(day);
        StringBuilder file = new StringBuilder("H,GSF1,").append(day).append(",628023\n");
        int lines = 0;
        long standing = 0;
        for (Map.Entry<String, Entry> each : new TreeMap<>(book).entrySet()) {
            Entry entry = each.getValue();
            if (entry.charged() && entry.day().equals(wanted)) {
                file.append(
                        "D,%s,%d,%s%n"
                                .formatted(
                                        each.getKey(),
                                        entry.amountMinor(),
                                        entry.reversed() ? "R" : "C"));
                lines++;
                standing += entry.reversed() ? 0 : entry.amountMinor();
            }
        }
        return file.append("T,%d,%d%n".formatted(lines, standing)).toString();
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
