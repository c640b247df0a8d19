package ginko.cards;

import ginko.cards.iso.IsoCodec;
import ginko.cards.iso.IsoMessage;
import ginko.cards.iso.MacKey;
import ginko.cards.iso.MalformedMessage;
import ginko.cards.iso.PinKey;
import ginko.cards.iso.WrappedKeys;
import ginko.kernel.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The switch over TCP in messages of ISO 8583:1987. Signs on after connecting, tries a silent
/// connection with an echo, and connects again when it ends. An answer counts only with the right
/// authentication code.
final class TcpCardSwitch implements CardSwitch, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TcpCardSwitch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);
    private static final String APPROVED = "00";
    private static final String NO_ORIGINAL = "25";
    private static final String OUT_OF_BALANCE = "95";
    private static final String RIAL = "364";
    private static final String SIGN_ON = "001";
    private static final String NEW_KEYS = "101";
    private static final String ECHO = "301";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private final CardSettings settings;
    private final Traces traces;
    private final ZoneId zone;
    private final Clock clock;
    private final IsoCodec codec = new IsoCodec();
    private final @Nullable MacKey macKey;
    private volatile @Nullable PinKey pinKey;
    private volatile boolean running;
    private volatile @Nullable SwitchLink link;

    TcpCardSwitch(CardSettings settings, Traces traces, ZoneId zone, Clock clock) {
        this.settings = settings;
        this.traces = traces;
        this.zone = zone;
        this.clock = clock;
        var mac = settings.macKey();
        var pin = settings.pinKey();
        macKey = mac == null ? null : new MacKey(settings.mac(), mac.reveal());
        pinKey = pin == null ? null : new PinKey(settings.pinFormat(), pin.reveal());
    }

    @Override
    public void start() {
        running = true;
        if (settings.host() != null) {
            Thread.ofVirtual().name("card-switch").start(this::stayConnected);
        }
    }

    @Override
    public void stop() {
        running = false;
        SwitchLink open = link;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void stayConnected() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try (SwitchLink opened = connect()) {
                Thread.ofVirtual().name("card-sign-on").start(() -> signOn(opened));
                opened.read(
                        Math.toIntExact(settings.echoAfter().toMillis()),
                        () -> Thread.ofVirtual().name("card-echo").start(() -> echo(opened)));
                pause = opened == link ? FIRST_PAUSE : pause;
            } catch (IOException unreachable) {
                log.warn("the card switch cannot be reached: {}", unreachable.toString());
            }
            link = null;
            if (!sleep(pause)) {
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                            ? LONGEST_PAUSE
                            : pause.multipliedBy(2);
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SwitchLink connect() throws IOException {
        var address =
                new InetSocketAddress(Objects.requireNonNull(settings.host()), settings.port());
        var socket =
                settings.security() == CardSettings.Security.TLS
                        ? SSLSocketFactory.getDefault().createSocket()
                        : new Socket();
        return SwitchLink.open(socket, address, codec, Objects.requireNonNull(macKey));
    }

    private void signOn(SwitchLink opened) {
        boolean signedOn = false;
        try {
            signedOn = network(opened, SIGN_ON) && hasKeys(opened);
        } finally {
            if (!signedOn) {
                opened.close();
            }
        }
        if (signedOn) {
            link = opened;
            log.info("signed on at the card switch");
        }
    }

    private void echo(SwitchLink opened) {
        if (network(opened, ECHO)) {
            log.debug("the card switch is there");
        }
    }

    /// Asks for fresh keys, where both sides share a key to wrap them under.
    private boolean hasKeys(SwitchLink opened) {
        var wrappedBy = settings.keyEncryptionKey();
        if (wrappedBy == null) {
            return true;
        }
        Optional<IsoMessage> answer = managed(opened, NEW_KEYS);
        if (answer.isEmpty()) {
            return false;
        }
        try {
            WrappedKeys keys = WrappedKeys.unwrap(answer.get().text(48), wrappedBy.reveal());
            pinKey = new PinKey(settings.pinFormat(), keys.pin());
            opened.useKey(new MacKey(settings.mac(), keys.mac()));
            log.info("the card switch sent fresh keys");
            return true;
        } catch (MalformedMessage wrong) {
            log.error("the card switch sent no keys that fit: {}", wrong.getMessage());
            return false;
        }
    }

    private boolean network(SwitchLink opened, String code) {
        return managed(opened, code).isPresent();
    }

    /// An approved answer; without one the connection is closed.
    private Optional<IsoMessage> managed(SwitchLink opened, String code) {
        CardTrace trace = traces.next();
        Map<Integer, String> fields = new HashMap<>();
        times(fields, trace);
        fields.put(33, settings.acquirer());
        fields.put(70, code);
        try {
            var answer =
                    exchange(
                            opened,
                            trace.stanText(),
                            "0810",
                            codec.encode(IsoMessage.of("0800", fields)));
            if (answer.message().text(39).equals(APPROVED)) {
                return Optional.of(answer.message());
            }
        } catch (NoAnswer silent) {
            log.warn("the card switch does not answer {}: {}", code, silent.getMessage());
        }
        opened.close();
        return Optional.empty();
    }

    @Override
    public ChargeOutcome charge(Charge charge, CardData card) {
        SwitchLink open = link;
        if (open == null || !open.isOpen()) {
            return new ChargeOutcome.Declined("", CardRefusal.CARD_TRY_LATER);
        }
        Map<Integer, String> fields = common(charge.trace(), card.number(), charge.amountMinor());
        fields.put(14, card.expiry().wire());
        fields.put(18, charge.merchantCategory());
        fields.put(22, "011");
        fields.put(25, "59");
        fields.put(43, settings.location());
        fields.put(48, charge.details());
        byte[] block =
                Objects.requireNonNull(pinKey)
                        .encryptToDigits(card.password(), card.number().reveal());
        byte[] cvv2 = card.cvv2().octets();
        int pinElement = settings.pinFormat() == PinKey.Format.FORMAT_0 ? 52 : 63;
        byte[] octets =
                codec.encode(
                        IsoMessage.of("0200", fields),
                        open.key(),
                        Map.of(pinElement, block, 61, cvv2));
        try {
            if (clock.instant().isAfter(charge.trace().at().plus(LEAVES_WITHIN))) {
                return new ChargeOutcome.Unknown("held up here for too long to be sent");
            }
            return outcome(exchange(open, charge.trace().stanText(), "0210", octets), fields);
        } catch (NoAnswer silent) {
            return new ChargeOutcome.Unknown(silent.why);
        } finally {
            Arrays.fill(block, (byte) 0);
            Arrays.fill(cvv2, (byte) 0);
            Arrays.fill(octets, (byte) 0);
        }
    }

    @Override
    public Duration longestCharge() {
        return LEAVES_WITHIN.plus(settings.answerWithin());
    }

    private static ChargeOutcome outcome(SwitchLink.Received received, Map<Integer, String> asked) {
        IsoMessage answer = received.message();
        boolean isOurs =
                received.isAuthentic()
                        && answer.text(37).equals(asked.get(37))
                        && answer.text(4)
                                .equals(String.format(Locale.ROOT, "%012d", amount(asked)));
        if (!isOurs) {
            return new ChargeOutcome.Unknown("the answer proves nothing");
        }
        String code = answer.text(39);
        return switch (code) {
            case APPROVED -> new ChargeOutcome.Approved(answer.text(38));
            case "68", "91", "96", "" -> new ChargeOutcome.Unknown("code " + code);
            default -> new ChargeOutcome.Declined(code, CardRefusal.ofCode(code));
        };
    }

    private static long amount(Map<Integer, String> fields) {
        return Long.parseLong(Objects.requireNonNull(fields.get(4)));
    }

    @Override
    public void requestPassword(CardNumber card, long amountMinor) {
        SwitchLink open = link;
        if (open == null || !open.isOpen()) {
            return;
        }
        CardTrace trace = traces.next();
        Map<Integer, String> fields = common(trace, card, amountMinor);
        fields.put(3, settings.passwordCode());
        byte[] octets = codec.encode(IsoMessage.of("0600", fields), open.key());
        try {
            var answer = exchange(open, trace.stanText(), "0610", octets);
            log.debug("password asked for, code {}", answer.message().text(39));
        } catch (NoAnswer silent) {
            log.info("no answer to a request for a password: {}", silent.getMessage());
        }
    }

    @Override
    public TotalsOutcome compare(DayTotals ours) {
        SwitchLink open = link;
        if (open == null || !open.isOpen()) {
            return new TotalsOutcome.Unknown();
        }
        CardTrace trace = traces.next();
        Map<Integer, String> fields = new HashMap<>();
        fields.put(7, trace.transmitted());
        fields.put(11, trace.stanText());
        fields.put(15, DAY.format(ours.day()));
        fields.put(33, settings.acquirer());
        fields.put(50, RIAL);
        fields.put(76, Integer.toString(ours.count()));
        fields.put(88, Long.toString(ours.amountMinor()));
        byte[] octets = codec.encode(IsoMessage.of("0500", fields), open.key());
        try {
            var answer = exchange(open, trace.stanText(), "0510", octets);
            if (!answer.isAuthentic()) {
                return new TotalsOutcome.Unknown();
            }
            return switch (answer.message().text(39)) {
                case APPROVED -> new TotalsOutcome.Agreed();
                case OUT_OF_BALANCE -> differs(ours, answer.message());
                default -> new TotalsOutcome.Unknown();
            };
        } catch (NoAnswer silent) {
            log.info("no answer to the totals of {}: {}", ours.day(), silent.getMessage());
            return new TotalsOutcome.Unknown();
        }
    }

    private static TotalsOutcome differs(DayTotals ours, IsoMessage answer) {
        String count = answer.text(76);
        String amount = answer.text(88);
        return count.matches("[0-9]{1,9}|0[0-9]{9}") && amount.matches("[0-9]{16}")
                ? new TotalsOutcome.Differs(
                        new DayTotals(ours.day(), Integer.parseInt(count), Long.parseLong(amount)))
                : new TotalsOutcome.Unknown();
    }

    @Override
    public boolean reverse(Reversal reversal, CardTrace trace, int attempt) {
        SwitchLink open = link;
        if (open == null || !open.isOpen()) {
            return false;
        }
        CardTrace original = reversal.original();
        Map<Integer, String> fields = common(trace, reversal.card(), reversal.amountMinor());
        fields.put(12, TIME.format(original.at().atZone(zone)));
        fields.put(13, DAY.format(original.at().atZone(zone)));
        fields.put(37, original.reference());
        fields.put(
                90,
                "0200"
                        + original.stanText()
                        + original.transmitted()
                        + "0".repeat(11 - settings.acquirer().length())
                        + settings.acquirer()
                        + "0".repeat(11));
        byte[] octets =
                codec.encode(IsoMessage.of(attempt == 0 ? "0420" : "0421", fields), open.key());
        try {
            var answer = exchange(open, trace.stanText(), "0430", octets);
            String code = answer.message().text(39);
            return answer.isAuthentic()
                    && answer.message().text(37).equals(original.reference())
                    && (code.equals(APPROVED) || code.equals(NO_ORIGINAL));
        } catch (NoAnswer silent) {
            log.info("no answer to a reversal yet: {}", silent.getMessage());
            return false;
        }
    }

    private Map<Integer, String> common(CardTrace trace, CardNumber card, long amount) {
        Check.argument(amount > 0, "an amount is above zero");
        Map<Integer, String> fields = new HashMap<>();
        times(fields, trace);
        fields.put(2, card.reveal());
        fields.put(3, settings.processingCode());
        fields.put(4, Long.toString(amount));
        fields.put(32, settings.acquirer());
        fields.put(37, trace.reference());
        fields.put(41, settings.terminal());
        fields.put(42, settings.merchant());
        fields.put(49, RIAL);
        return fields;
    }

    private void times(Map<Integer, String> fields, CardTrace trace) {
        var local = trace.at().atZone(zone);
        fields.put(7, trace.transmitted());
        fields.put(11, trace.stanText());
        fields.put(12, TIME.format(local));
        fields.put(13, DAY.format(local));
    }

    private SwitchLink.Received exchange(
            SwitchLink open, String stan, String answerType, byte[] octets) throws NoAnswer {
        CompletableFuture<SwitchLink.Received> answer = open.await(answerType, stan);
        try {
            open.send(octets);
            return answer.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NoAnswer("no answer in time");
        } catch (IOException | ExecutionException broken) {
            open.close();
            throw new NoAnswer("the connection ended");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("stopped while waiting");
        } finally {
            open.forget(answerType, stan);
        }
    }

    /// Nothing is known of what became of a request.
    private static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        NoAnswer(String why) {
            super(why);
            this.why = why;
        }
    }
}
