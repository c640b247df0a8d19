package ginko.notifications.smpp;

import java.math.BigInteger;
import java.util.Locale;

/// How a short-message centre writes the message id in the text of a receipt, compared with the id
/// in its answer to the submission. Some centres answer in hexadecimal and report in decimal, or
/// the other way round. The parameter receipted_message_id is written like the answer.
public enum ReceiptIds {
    SAME,
    RECEIPT_DECIMAL,
    RECEIPT_HEXADECIMAL;

    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    /// Canonical form of the id in submit_sm_resp and in receipted_message_id.
    String ofAnswer(String id) {
        return switch (this) {
            case SAME -> id;
            case RECEIPT_DECIMAL -> number(id, HEXADECIMAL);
            case RECEIPT_HEXADECIMAL -> number(id, DECIMAL);
        };
    }

    /// Canonical form of the id in the text of a receipt.
    String ofReceiptText(String id) {
        return switch (this) {
            case SAME -> id;
            case RECEIPT_DECIMAL -> number(id, DECIMAL);
            case RECEIPT_HEXADECIMAL -> number(id, HEXADECIMAL);
        };
    }

    private static String number(String id, int radix) {
        try {
            return new BigInteger(id, radix).toString();
        } catch (NumberFormatException notANumber) {
            return id.toLowerCase(Locale.ROOT);
        }
    }
}
