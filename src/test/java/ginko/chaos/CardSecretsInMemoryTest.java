package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.Bill;
import ginko.cards.CardNumber;
import ginko.cards.CardSettings;
import ginko.demo.simulators.CardSwitchSimulator;
import ginko.demo.simulators.SimulatedMessages;
import ginko.kernel.Masked;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Looks for the second password, CVV2 and the PIN block of a payment where they must not be: in
/// the heap of the program once the payment is decided, and in all files of the bank, which are its
/// database, its write-ahead log and what it printed. While the switch is still silent the same
/// search must find them in the heap, or it would prove nothing.
@Tag("database")
@Tag("slow")
class CardSecretsInMemoryTest {

    private static final Duration ANSWER = Duration.ofSeconds(12);
    private static final String PAN = card("6037999802000");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String password = digits(12);
    private final String cvv2 = digits(4);

    @Test
    void forgetsTheSecretsOfACardWhenItsPaymentIsDecided() throws Exception {
        Path data = TestDatabase.freshHome();
        var messages = new SimulatedMessages(Clock.systemUTC());
        try (var cards = CardSwitchSimulator.start(ANSWER, messages, Clock.systemUTC());
                var program = new BankProcess("secrets.log", settings(data, cards.settings()))) {
            Map<String, byte[]> sought = sought(cards);
            Connection browser = Jsoup.newSession().ignoreHttpErrors(true);
            Document results = pay(browser, program);
            assertThat(results.location()).contains("/bills/baskets/");

            byte[] during = program.heap();
            assertThat(found(during, sought)).contains("password as characters");
            awaitResults(browser, results.location());
            assertThat(cards.book()).hasSize(1);

            assertThat(found(program.heap(), sought)).isEmpty();
            // not CVV2: four digits are somewhere in every large file
            sought.keySet().removeIf(name -> name.startsWith("CVV2"));
            for (Path file : files(data)) {
                assertThat(found(content(file), sought)).as("%s", file).isEmpty();
            }
            assertThat(found(Files.readAllBytes(program.log()), sought)).isEmpty();
        }
    }

    private static String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(1 + RANDOM.nextInt(9));
        }
        return digits.toString();
    }

    private static String card(String begin) {
        for (int rest = 100; rest < 1_000; rest++) {
            if (CardNumber.parse(begin + rest).isPresent()) {
                return begin + rest;
            }
        }
        throw new AssertionError("no check digit");
    }

    /// What to look for, by a name for messages.
    private Map<String, byte[]> sought(CardSwitchSimulator cards) {
        String block = cards.pinKey().encrypt(password, PAN);
        Map<String, byte[]> sought = new TreeMap<>();
        sought.put("password as octets", ascii(password));
        sought.put("password as characters", wide(password));
        sought.put("password packed", HexFormat.of().parseHex(password));
        sought.put("PIN block", HexFormat.of().parseHex(block));
        sought.put("PIN block as octets", ascii(block));
        sought.put("PIN block as characters", wide(block));
        sought.put("CVV2 as a field", ascii("cvv2=" + cvv2));
        sought.put("CVV2 as an element", ascii("004" + cvv2));
        // an array of its own in a dump: its length, its type and its elements
        sought.put("CVV2 as octets", joined(new byte[] {0, 0, 0, 4, 8}, ascii(cvv2)));
        sought.put("CVV2 as characters", joined(new byte[] {0, 0, 0, 4, 5}, wide(cvv2)));
        return sought;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Characters as a dump has them.
    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static List<String> found(byte[] where, Map<String, byte[]> sought) {
        String all = new String(where, StandardCharsets.ISO_8859_1);
        return sought.entrySet().stream()
                .filter(each ->
                        all.contains(new String(each.getValue(), StandardCharsets.ISO_8859_1)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Document pay(Connection browser, BankProcess program) throws IOException {
        List<String> ids = Bill.issue("1234560422", "125405");
        Document enter = browser.newRequest(program.address("/bills").toString()).get();
        Document check =
                browser.newRequest(program.address("/bills").toString())
                        .data("_csrf", enter.select("[name=_csrf]").val())
                        .data("billId", ids.getFirst())
                        .data("payId", ids.getLast())
                        .post();
        return browser.newRequest(check.location())
                .data("_csrf", check.select("[name=_csrf]").val())
                .data("pan", PAN)
                .data("password", password)
                .data("cvv2", cvv2)
                .data("expiryYear", "09")
                .data("expiryMonth", "06")
                .post();
    }

    private static void awaitResults(Connection browser, String address) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (browser.newRequest(address).execute().hasHeader("Refresh")) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(200);
        }
    }

    private static List<Path> files(Path data) {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).filter(Files::isReadable).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Nothing when the server of the database has removed the file meanwhile.
    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    private static List<String> settings(Path data, CardSettings cards) {
        List<String> settings = new ArrayList<>();
        settings.addAll(
                List.of(
                        "--ginko.data=" + data,
                        "--ginko.profile=demo",
                        "--ginko.demo=false",
                        "--ginko.simulators=false",
                        "--ginko.cards.host=127.0.0.1",
                        "--ginko.cards.port=" + cards.port(),
                        "--ginko.cards.mac-key=" + secret(cards.macKey()),
                        "--ginko.cards.pin-key=" + secret(cards.pinKey()),
                        "--ginko.cards.key-encryption-key=" + secret(cards.keyEncryptionKey()),
                        "--ginko.cards.answer-within=" + ANSWER.toMillis() + "ms"));
        return settings;
    }

    private static String secret(@Nullable Masked key) {
        return Objects.requireNonNull(key).reveal();
    }
}
