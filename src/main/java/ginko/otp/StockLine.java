package ginko.otp;

import ginko.kernel.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One generator of a maker's file.
///
/// @param counter where a counting device stands
/// @param hasKeys whether payee and amount can be typed into it
record StockLine(
        String serial,
        CodeForm form,
        byte[] seed,
        long counter,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable LocalDate validUntil,
        boolean hasKeys) {

    private static final int SEED_BYTES_MIN = 16;
    private static final int SEED_BYTES_MAX = 64;

    StockLine {
        Check.argument(
                serial.matches("[A-Za-z0-9-]{4,40}"), "the serial number is not of its form");
        Check.argument(
                seed.length >= SEED_BYTES_MIN && seed.length <= SEED_BYTES_MAX,
                "a seed has 16 to 64 bytes");
        Check.argument(
                (vendor == null || vendor.length() <= 60)
                        && (model == null || model.length() <= 60),
                "vendor and model have at most 60 characters");
        Check.argument(counter >= 0, "a counter is not negative");
        Check.argument(
                !hasKeys || form.algorithm() == CodeForm.Algorithm.TOTP,
                "a generator with keys has a clock");
    }
}
