package ginko.notifications.smpp;

import ginko.notifications.transport.Receipt;
import ginko.notifications.transport.Receipt.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/// Reads delivery receipts: the parameters receipted_message_id and message_state first, then the
/// customary text. States that are not final give nothing.
final class Receipts {

    private static final byte STATE_DELIVERED = 2;
    private static final byte STATE_EXPIRED = 3;
    private static final byte STATE_DELETED = 4;
    private static final byte STATE_UNDELIVERABLE = 5;
    private static final byte STATE_REJECTED = 8;

    private Receipts() {}

    static Optional<Receipt> read(DeliverSm pdu, ReceiptIds ids) {
        var text = ReceiptText.parse(new String(bytes(pdu), StandardCharsets.ISO_8859_1));
        var idParameter = pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var stateParameter = pdu.getOptionalParameter(OptionalParameter.Message_state.class);

        var id =
                idParameter != null
                        ? ids.ofAnswer(idParameter.getValueAsString())
                        : text.map(found -> ids.ofReceiptText(found.id())).orElse(null);
        var outcome =
                stateParameter != null
                        ? ofState(stateParameter.getValue())
                        : text.map(found -> ofWord(found.state())).orElse(null);
        if (id == null || id.isEmpty() || outcome == null) {
            return Optional.empty();
        }
        return Optional.of(new Receipt(id, outcome));
    }

    private static byte[] bytes(DeliverSm pdu) {
        var shortMessage = pdu.getShortMessage();
        if (shortMessage != null && shortMessage.length > 0) {
            return shortMessage;
        }
        var payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        return payload == null ? new byte[0] : payload.getValue();
    }

    private static @Nullable Outcome ofState(byte state) {
        return switch (state) {
            case STATE_DELIVERED -> Outcome.DELIVERED;
            case STATE_EXPIRED, STATE_DELETED, STATE_UNDELIVERABLE, STATE_REJECTED ->
                    Outcome.FAILED;
            default -> null;
        };
    }

    private static @Nullable Outcome ofWord(String state) {
        return switch (state) {
            case "DELIVRD" -> Outcome.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Outcome.FAILED;
            default -> null;
        };
    }
}
