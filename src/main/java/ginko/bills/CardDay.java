package ginko.bills;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What bank and card switch say about a day.
///
/// @param agreedAt when the switch had the same totals; null while it did not
/// @param theirCount null while the switch has named no other totals
/// @param fileReadAt when the switch's file was read; null while none was
/// @param differences of that file, still open
public record CardDay(
        LocalDate day,
        int count,
        long amountRials,
        @Nullable Instant agreedAt,
        @Nullable Integer theirCount,
        @Nullable Long theirRials,
        @Nullable Instant fileReadAt,
        int differences) {}
