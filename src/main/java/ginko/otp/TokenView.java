package ginko.otp;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be shown of a token.
///
/// @param failures wrong codes since the last right one
/// @param validUntil the last day, as printed on the back; null for what never expires
/// @param hasKeys whether payee and amount can be typed into it
/// @param sharers who uses it beside its owner
public record TokenView(
        UUID id,
        TokenKind kind,
        String serial,
        @Nullable LoginId login,
        TokenState state,
        Instant since,
        int failures,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable LocalDate validUntil,
        boolean hasKeys,
        Set<LoginId> sharers) {

    /// The serial for a page that others may see: its last four characters.
    public String maskedSerial() {
        return "•••• " + serial.substring(Math.max(0, serial.length() - 4));
    }
}
