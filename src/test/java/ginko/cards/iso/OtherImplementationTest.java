package ginko.cards.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our messages read element by element by somebody else's program: the package iso_8583 of npm,
/// which `make check` fetches into `target/npm` where npm is installed.
class OtherImplementationTest {

    private static final Path MODULES = Path.of("target/npm/node_modules");
    private static final MacKey KEY =
            new MacKey(MacKey.Algorithm.RETAIL, "0123456789ABCDEFFEDCBA9876543210");

    private final IsoCodec codec = new IsoCodec();

    private static final Map<Integer, String> COMMON =
            Map.of(
                    2, "6280237877893285",
                    3, "170000",
                    4, "125000",
                    7, "0422091001",
                    11, "000123",
                    32, "628023",
                    37, "811209000123",
                    41, "GNK00001",
                    42, "GINKO0000000001",
                    49, "364");

    private List<byte[]> messages() {
        IsoMessage common = IsoMessage.of("0200", COMMON);
        return List.of(
                codec.encode(
                        common.with(14, "0112")
                                .with(43, "GINKO BILL PORTAL     TEHRAN       THRIR")
                                .with(48, "65259882042230000012540658")
                                .with(52, "B4DC34028B6D7911")
                                .with(61, "731"),
                        KEY),
                codec.encode(
                        common.with(14, "0112").with(63, "62389A9155F094188D301FFD4AA6F2DD"), KEY),
                codec.encode(
                        IsoMessage.of("0420", COMMON)
                                .with(90, "020000012304220910010000062802300000000000"),
                        KEY),
                codec.encode(IsoMessage.of("0600", COMMON), KEY),
                codec.encode(
                        IsoMessage.of(
                                "0500",
                                Map.of(
                                        7,
                                        "0422091001",
                                        11,
                                        "000124",
                                        15,
                                        "0421",
                                        33,
                                        "628023",
                                        50,
                                        "364",
                                        76,
                                        "12",
                                        88,
                                        "1500000")),
                        KEY),
                codec.encode(
                        IsoMessage.of(
                                "0800",
                                Map.of(7, "0422091001", 11, "000125", 33, "628023", 70, "301"))));
    }

    @Test
    void readsEveryElementOfOurMessages() throws Exception {
        assumeTrue(Files.isDirectory(MODULES.resolve("iso_8583")), "npm is not installed");
        var node = new ProcessBuilder("node", "src/test/resources/iso/decode.js");
        node.environment().put("NODE_PATH", MODULES.toAbsolutePath().toString());
        Process process = node.redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] octets : messages()) {
                in.write(
                        (HexFormat.of().formatHex(octets) + "\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> read = said.lines().toList();

        assertThat(read).as(said).hasSize(messages().size());
        for (int i = 0; i < read.size(); i++) {
            IsoMessage ours = codec.decode(messages().get(i));
            JsonNode theirs = JsonMapper.shared().readTree(read.get(i));
            assertThat(theirs.path("0").asString()).isEqualTo(ours.type());
            assertThat(theirs.size()).as(read.get(i)).isEqualTo(ours.fields().size() + 1);
            ours.fields()
                    .forEach((number, value) ->
                            assertThat(theirs.path(number.toString()).asString().strip())
                                    .as("element %s of %s", number, ours.type())
                                    .matches("0*" + java.util.regex.Pattern.quote(value.strip())));
        }
    }
}
