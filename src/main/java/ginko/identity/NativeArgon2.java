package ginko.identity;

import com.goterl.lazysodium.LazySodiumJava;
import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.PwHash;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Argon2id of libsodium, which uses the vector instructions of the processor.
final class NativeArgon2 implements Argon2 {

    private static final Logger LOG = LoggerFactory.getLogger(NativeArgon2.class);
    private static final int TEXT_BYTES = 128;
    private static final long KIB = 1024;

    private final PwHash.Native sodium;
    private final HashCost cost;

    private NativeArgon2(PwHash.Native sodium, HashCost cost) {
        this.sodium = sodium;
        this.cost = cost;
    }

    /// Empty where the library does not load: on an unusual processor or operating system.
    static Optional<Argon2> load(HashCost cost) {
        try {
            return Optional.of(new NativeArgon2(new LazySodiumJava(new SodiumJava()), cost));
        } catch (RuntimeException | LinkageError unusual) {
            LOG.warn(
                    "libsodium does not load, hashes are computed in Java: {}", unusual.toString());
            return Optional.empty();
        }
    }

    @Override
    public String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[TEXT_BYTES];
        if (!sodium.cryptoPwHashStr(
                hash, bytes, bytes.length, cost.passes(), new NativeLong(cost.memoryKib() * KIB))) {
            throw new IllegalStateException("no memory for a password hash");
        }
        int length = 0;
        while (length < TEXT_BYTES && hash[length] != 0) {
            length++;
        }
        return new String(hash, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean matches(String text, String hash) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] ended = Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), TEXT_BYTES);
        return hash.length() < TEXT_BYTES
                && sodium.cryptoPwHashStrVerify(ended, bytes, bytes.length);
    }
}
