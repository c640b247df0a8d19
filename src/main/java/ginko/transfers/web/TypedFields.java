package ginko.transfers.web;

import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import org.jspecify.annotations.Nullable;

/// The fields of the transfer form as the browser sends them; a field that is missing counts as
/// empty, one that is absurdly long is cut, since no valid value is that long.
record TypedFields(
        @Nullable String from,
        @Nullable String to,
        @Nullable String payeeNumber,
        @Nullable String payeeBank,
        @Nullable String payeeName,
        @Nullable String amount,
        @Nullable String purpose) {

    private static final int LENGTH_MAX = 500;

    TransferForm form(TransferRoute route) {
        return new TransferForm(
                route,
                text(from),
                text(to),
                text(payeeNumber),
                text(payeeBank),
                text(payeeName),
                text(amount),
                text(purpose),
                null);
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.length() <= LENGTH_MAX ? value : value.substring(0, LENGTH_MAX);
    }
}
