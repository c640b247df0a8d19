package ginko.otp;

import java.time.Instant;
import java.util.UUID;

/// A maker's file that waits for a second person.
record Batch(
        UUID id, int tokens, byte[] nonce, byte[] sealed, String enteredBy, Instant enteredAt) {}
