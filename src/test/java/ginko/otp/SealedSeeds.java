package ginko.otp;

import ginko.kernel.ServerKeys;
import java.util.UUID;

/// Seals the seeds of signing devices that are loaded in bulk.
public final class SealedSeeds {

    private final TokenSeeds seeds;

    public SealedSeeds(ServerKeys keys) {
        this.seeds = new TokenSeeds(SeedKeys.ofMaster(keys));
    }

    /// What stands in the device's row.
    public record Sealed(byte[] nonce, byte[] seed) {}

    public Sealed seal(UUID device, String serial, byte[] seed) {
        byte[] nonce = seeds.nonce();
        return new Sealed(nonce, seeds.seal(seed, nonce, device + "|" + serial));
    }
}
