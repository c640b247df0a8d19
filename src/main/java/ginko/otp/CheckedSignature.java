package ginko.otp;

import ginko.kernel.Check;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim after its arithmetic. Whether it counts is decided under the locks of the payment
/// ([Signatures]): a device may have been locked since.
///
/// @param device the device of this login; null when there is none of that serial
public record CheckedSignature(@Nullable UUID device, Verdict verdict) {

    /// What the arithmetic says.
    public enum Verdict {
        /// The device made this code over this order within the last minutes.
        RIGHT,
        WRONG,
        NO_DEVICE
    }

    public CheckedSignature {
        Check.argument(
                (device == null) == (verdict == Verdict.NO_DEVICE),
                "what is known of a device needs the device");
    }
}
