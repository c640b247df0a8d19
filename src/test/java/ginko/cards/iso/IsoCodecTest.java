package ginko.cards.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoCodecTest {

    private static final String REQUEST =
            "0200723C448108E19000166280237877893285170000000000125000042209100100012313400104"
                    + "22011249000115906628023811209000123GNK00001GINKO0000000001GINKO BILL PORTAL     "
                    + "TEHRAN       THRIR02665259882042230000012540658364B4DC34028B6D7911";
    private static final String ANSWER =
            "0210723A00010EC08000166280237877893285170000000000125000042209100200012313400104"
                    + "22042206628023811209000123A1B2C300GNK00001GINKO0000000001364";
    private static final String REVERSAL =
            "0420F238000108C08000000000400000000016628023787789328517000000000012500004220910"
                    + "31000124134001042206628023811209000123GNK00001GINKO00000000013640200000123042209"
                    + "10010000062802300000000000";
    private static final String ECHO =
            "0800823800008000000004000000000000000422091100000125134100042206628023301";
    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";
    private static final MacKey RETAIL = new MacKey(MacKey.Algorithm.RETAIL, KEY);

    private final IsoCodec codec = new IsoCodec();

    @ParameterizedTest
    @CsvSource({REQUEST, ANSWER, REVERSAL, ECHO})
    void writesWhatItReads(String text) throws Exception {
        IsoMessage message = codec.decode(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(codec.encode(message), StandardCharsets.US_ASCII)).isEqualTo(text);
        assertThat(message.type()).isEqualTo(text.substring(0, 4));
    }

    @Test
    void writesARequestElementByElement() {
        Map<Integer, String> fields = new TreeMap<>();
        fields.put(2, "6280237877893285");
        fields.put(3, "170000");
        fields.put(4, "125000");
        fields.put(7, "0422091001");
        fields.put(11, "000123");
        fields.put(12, "134001");
        fields.put(13, "0422");
        fields.put(14, "0112");
        fields.put(18, "4900");
        fields.put(22, "011");
        fields.put(25, "59");
        fields.put(32, "628023");
        fields.put(37, "811209000123");
        fields.put(41, "GNK00001");
        fields.put(42, "GINKO0000000001");
        fields.put(43, "GINKO BILL PORTAL     TEHRAN       THRIR");
        fields.put(48, "65259882042230000012540658");
        fields.put(49, "364");
        fields.put(
                52, new PinKey(PinKey.Format.FORMAT_0, KEY).encrypt("12345", "6280237877893285"));

        assertThat(
                        new String(
                                codec.encode(IsoMessage.of("0200", fields)),
                                StandardCharsets.US_ASCII))
                .isEqualTo(REQUEST);

        Map<Integer, byte[]> secrets =
                Map.of(52, fields.remove(52).getBytes(StandardCharsets.US_ASCII));
        byte[] same = codec.encode(IsoMessage.of("0200", fields), RETAIL, secrets);
        fields.put(52, new String(secrets.get(52), StandardCharsets.US_ASCII));
        assertThat(same).isEqualTo(codec.encode(IsoMessage.of("0200", fields), RETAIL));
    }

    @Test
    void writesSecretElementsBehindTheirLengths() throws Exception {
        Map<Integer, String> fields = Map.of(2, "6280237877893285", 11, "000123", 49, "364");
        Map<Integer, byte[]> secrets =
                Map.of(
                        61, "731".getBytes(StandardCharsets.US_ASCII),
                        63, "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII));
        byte[] octets = codec.encode(IsoMessage.of("0200", fields), RETAIL, secrets);

        IsoMessage read = codec.decode(octets);
        assertThat(codec.isAuthentic(octets, read, RETAIL)).isTrue();
        assertThat(read.text(61)).isEqualTo("731");
        assertThat(read.text(63)).isEqualTo("0123456789ABCDEF");
    }

    @Test
    void provesAMessageByItsCodeAndNoOther() throws Exception {
        IsoMessage message = codec.decode(ANSWER.getBytes(StandardCharsets.US_ASCII));
        byte[] octets = codec.encode(message, RETAIL);
        byte[] changed = octets.clone();
        changed[50]++;

        assertThat(codec.isAuthentic(octets, codec.decode(octets), RETAIL)).isTrue();
        assertThat(codec.isAuthentic(changed, codec.decode(octets), RETAIL)).isFalse();
        assertThat(codec.isAuthentic(codec.encode(message), message, RETAIL)).isFalse();
        assertThat(codec.decode(codec.encode(message.with(70, "301"), RETAIL)).field(128))
                .isPresent();
    }

    @Test
    void refusesWhatIsNoMessage() {
        Random random = new Random(8583);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = REQUEST.getBytes(StandardCharsets.US_ASCII);
            for (int changes = 0; changes < 1 + i % 8; changes++) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(octets, random.nextInt(octets.length));
            try {
                assertThat(codec.decode(i % 2 == 0 ? octets : cut)).isNotNull();
            } catch (MalformedMessage refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> codec.decode(new byte[400])).isInstanceOf(MalformedMessage.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 43219876543210987, C967C8198151A458",
        "12345, 6280237877893285, B4DC34028B6D7911",
        "1234567, 6037997921742186, CBE1C77C5F22D2CD",
        "123456789012, 6104330967929087, 7B3F9F7724DC8129"
    })
    void hidesAPinInABlock(String pin, String card, String block) {
        assertThat(new PinKey(PinKey.Format.FORMAT_0, KEY).encrypt(pin, card)).isEqualTo(block);
    }

    @ParameterizedTest
    @CsvSource({
        "'Now is the time for all ', A1C72E74EA3FA9B6",
        "Now is the time for it, 2E2B1428CC78254F",
        "0200EXAMPLE-BILL-PAYMENT-000001, B9158F7FD2C0E68A"
    })
    void makesRetailCodes(String text, String mac) {
        assertThat(hex(RETAIL.mac(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(mac);
    }

    @Test
    void makesCodesWithAes() throws Exception {
        byte[] published = HexFormat.of().parseHex("6bc1bee22e409f96e93d7e117393172a");
        byte[] text = "0200EXAMPLE-BILL-PAYMENT-000001".getBytes(StandardCharsets.US_ASCII);

        assertThat(hex(aes("2b7e151628aed2a6abf7158809cf4f3c").cmac(published)))
                .isEqualTo("070A16B46B4D4144F79BDD9DD04A287C");
        assertThat(hex(aes("00112233445566778899AABBCCDDEEFF").cmac(text)))
                .isEqualTo("82E69FAA193EB3475D29469A803FB43E");
        assertThat(aes("00112233445566778899AABBCCDDEEFF").mac(text)).hasSize(8);
    }

    private static MacKey aes(String key) {
        return new MacKey(MacKey.Algorithm.AES_CMAC, key);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 6280237877893285, 62389A9155F094188D301FFD4AA6F2DD",
        "1234567, 6037997921742186, 3E1D3F1D98E44A45077B634B8D70BBBF"
    })
    void makesPinBlocksOfFormat4(String pin, String card, String block) {
        byte[] random = java.util.HexFormat.of().parseHex("0F1E2D3C4B5A6978");
        PinKey key = new PinKey(PinKey.Format.FORMAT_4, "00112233445566778899AABBCCDDEEFF");

        assertThat(new String(key.encrypt(pin, card, random), StandardCharsets.US_ASCII))
                .isEqualTo(block);
        assertThat(key.encrypt(pin, card)).hasSize(32).isNotEqualTo(key.encrypt(pin, card));
    }

    /// The first vector of RFC 3394 for a key of 128 bits, section 4.1.
    @Test
    void wrapsFreshKeys() throws MalformedMessage {
        String wrappedBy = "000102030405060708090A0B0C0D0E0F";
        var keys = new WrappedKeys("00112233445566778899AABBCCDDEEFF", wrappedBy);
        String text = keys.wrap(wrappedBy);

        assertThat(text).startsWith("1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5").hasSize(96);
        assertThat(WrappedKeys.unwrap(text, wrappedBy)).isEqualTo(keys);
        String other = "0F0E0D0C0B0A09080706050403020100";
        assertThatThrownBy(() -> WrappedKeys.unwrap(text, other))
                .isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> WrappedKeys.unwrap("1234", wrappedBy))
                .isInstanceOf(MalformedMessage.class);
        assertThat(keys.toString()).doesNotContain("0011");
    }
}
