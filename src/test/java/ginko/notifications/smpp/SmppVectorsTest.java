package ginko.notifications.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.notifications.transport.OutgoingMessage;
import ginko.notifications.transport.Receipt;
import ginko.notifications.transport.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;
import org.junit.jupiter.api.Test;

class SmppVectorsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String RECEIPT =
            "id:0123456789 sub:001 dlvrd:001 submit date:2511221000 done date:2511221001"
                    + " stat:DELIVRD err:000 text:Kod";

    @Test
    void bindsAsTransceiver() throws PDUStringException {
        var pdu =
                new DefaultComposer()
                        .bind(
                                0x09,
                                1,
                                "ginko",
                                "secret08",
                                "",
                                (byte) 0x34,
                                (byte) 0,
                                (byte) 0,
                                "");

        assertThat(hex(pdu))
                .isEqualTo(
                        "0000002400000009000000000000000167696E6B6F00736563726574303800003400"
                                + "0000");
    }

    @Test
    void submitsACodeInCyrillic() throws PDUStringException {
        var message =
                new OutgoingMessage(
                        new UUID(0, 0x1234),
                        "+79161234567",
                        Language.RU,
                        null,
                        new Masked("Код 493817"),
                        NOW.plus(Duration.ofMinutes(5)),
                        1);
        var source = Submission.Address.ofSource("5927", SmppSettings.local(1, "", null));

        var submission = Submission.of(message, source, NOW).getFirst();

        assertThat(submission.userMessageReference()).isEqualTo((short) 0x1234);
        var to = submission.destination();
        assertThat(
                        hex(
                                new DefaultComposer()
                                        .submitSm(
                                                2,
                                                "",
                                                submission.source().ton(),
                                                submission.source().npi(),
                                                submission.source().digits(),
                                                to.ton(),
                                                to.npi(),
                                                to.digits(),
                                                submission.part().esmClass(),
                                                (byte) 0,
                                                (byte) 0,
                                                "",
                                                submission.validityPeriod(),
                                                Submission.REGISTERED_DELIVERY,
                                                (byte) 0,
                                                submission.part().dataCoding(),
                                                (byte) 0,
                                                submission.part().octets())))
                .isEqualTo(
                        "0000005400000004000000000000000200030035393237000101373931363132"
                                + "3334353637000000000030303030303030303035303030303052000100080014"
                                + "041A043E04340020003400390033003800310037");
    }

    @Test
    void writesLettersAsAnAlphanumericSender() {
        var source = Submission.Address.ofSource("Ginko Bank", SmppSettings.local(1, "", null));

        assertThat(source.ton()).isEqualTo((byte) 5);
        assertThat(source.npi()).isZero();
    }

    @Test
    void writesTheValidityPeriodInRelativeForm() {
        assertThat(ValidityPeriod.relative(Duration.ofMinutes(5))).isEqualTo("000000000500000R");
        assertThat(ValidityPeriod.relative(Duration.ofHours(25))).isEqualTo("000001010000000R");
        assertThat(ValidityPeriod.relative(Duration.ofMillis(-1))).isEqualTo("000000000001000R");
        assertThat(ValidityPeriod.relative(Duration.ofDays(400))).isEqualTo("000030000000000R");
    }

    @Test
    void readsTheCustomaryReceiptText() {
        assertThat(ReceiptText.parse(RECEIPT))
                .contains(
                        new ReceiptText(
                                "0123456789", "DELIVRD", LocalDateTime.of(2025, 11, 22, 10, 1)));
        assertThat(ReceiptText.parse("stat:undeliv ID: 77 done date:9999999999"))
                .contains(new ReceiptText("77", "UNDELIV", null));
        assertThat(ReceiptText.parse("id:77 text:stat:DELIVRD")).isEmpty();
        assertThat(ReceiptText.parse("hello")).isEmpty();
    }

    @Test
    void prefersTheParametersOfAReceiptToItsText() {
        var pdu = receipt(RECEIPT);
        pdu.setOptionalParameters(
                new OptionalParameter.Receipted_message_id("ABC"),
                new OptionalParameter.Message_state((byte) 5));

        assertThat(Receipts.read(pdu, ReceiptIds.SAME))
                .contains(new Receipt("ABC", Receipt.Outcome.FAILED));
    }

    @Test
    void ignoresReceiptsOnTheWay() {
        assertThat(Receipts.read(receipt("id:1 stat:ENROUTE"), ReceiptIds.SAME)).isEmpty();
        assertThat(Receipts.read(receipt("id:1 stat:ACCEPTD"), ReceiptIds.SAME)).isEmpty();
    }

    @Test
    void matchesIdsInHexadecimalAndDecimal() {
        var answer = ReceiptIds.RECEIPT_DECIMAL.ofAnswer("00FF");
        assertThat(Receipts.read(receipt("id:255 stat:DELIVRD"), ReceiptIds.RECEIPT_DECIMAL))
                .contains(new Receipt(answer, Receipt.Outcome.DELIVERED));

        answer = ReceiptIds.RECEIPT_HEXADECIMAL.ofAnswer("255");
        assertThat(Receipts.read(receipt("id:ff stat:DELIVRD"), ReceiptIds.RECEIPT_HEXADECIMAL))
                .contains(new Receipt(answer, Receipt.Outcome.DELIVERED));
    }

    @Test
    void sortsRefusalsByWhatTheyAskFor() {
        assertThat(SmppTransport.ofStatus(0x58)).isInstanceOf(SendResult.Throttled.class);
        assertThat(SmppTransport.ofStatus(0x14)).isInstanceOf(SendResult.Throttled.class);
        assertThat(SmppTransport.ofStatus(0x0B)).isInstanceOf(SendResult.Rejected.class);
        assertThat(SmppTransport.ofStatus(0x08)).isInstanceOf(SendResult.Later.class);
        assertThat(SmppTransport.ofStatus(0x45)).isInstanceOf(SendResult.Later.class);
    }

    private static DeliverSm receipt(String text) {
        var pdu = new DeliverSm();
        pdu.setEsmClass((byte) 0x04);
        pdu.setShortMessage(text.getBytes(StandardCharsets.US_ASCII));
        return pdu;
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().withUpperCase().formatHex(octets);
    }
}
