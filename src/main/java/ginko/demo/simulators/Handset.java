package ginko.demo.simulators;

import org.jspecify.annotations.Nullable;

/// How a simulated number behaves; its last four digits decide.
enum Handset {
    /// Any other number: the message arrives and a receipt says so.
    DELIVERS(null),

    /// The message never arrives and a receipt says so.
    FAILS("9901"),

    /// The message arrives, but no receipt comes.
    SILENT("9902"),

    /// The centre throttles the first try of each message (0x58).
    THROTTLED("9903"),

    /// The centre refuses the number (0x0B).
    UNKNOWN_NUMBER("9904"),

    /// As DELIVERS, but the receipt has only the customary text, no parameters.
    PLAIN_RECEIPT("9905");

    private final @Nullable String suffix;

    Handset(@Nullable String suffix) {
        this.suffix = suffix;
    }

    static Handset of(String number) {
        for (var handset : values()) {
            if (handset.suffix != null && number.endsWith(handset.suffix)) {
                return handset;
            }
        }
        return DELIVERS;
    }
}
