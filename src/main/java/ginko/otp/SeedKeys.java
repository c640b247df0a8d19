package ginko.otp;

import ginko.kernel.Check;
import ginko.kernel.KeyModule;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys under which seeds lie. The first seals from now on; the others open what they sealed
/// until a job has sealed it anew. A key is 32 bytes in the configuration, or lies in a PKCS#11
/// module that never gives it away.
final class SeedKeys {

    /// A key by its name.
    ///
    /// @param module where the key lies; null when it lies in memory
    record Named(String id, SecretKey key, @Nullable Provider module) {

        /// What stands before everything the key has sealed.
        byte[] mark() {
            return ("GK1" + (char) id.length() + id).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final Pattern ENTRY =
            Pattern.compile("([A-Za-z0-9_-]{1,20})=(hex:([0-9a-fA-F]{64})|pkcs11:(.{1,80}))");

    private final Map<String, Named> ring;
    private final SecretKey first;

    private SeedKeys(Map<String, Named> ring, SecretKey first) {
        this.ring = ring;
        this.first = first;
    }

    /// Without a ring everything lies under a key derived from the master key.
    static SeedKeys ofMaster(ServerKeys keys) {
        return new SeedKeys(Map.of(), master(keys));
    }

    /// @param ring entries `name=hex:<64 digits>` or `name=pkcs11:<label>`, separated by commas;
    ///   the first is used from now on
    /// @throws IllegalArgumentException when an entry is not of its form, names a key twice, or
    ///   names one the module does not have
    static SeedKeys of(String ring, ServerKeys keys, Optional<KeyModule> module) {
        Map<String, Named> named = new LinkedHashMap<>();
        for (String text : ring.split(",")) {
            Matcher entry = ENTRY.matcher(text.strip());
            Check.argument(
                    entry.matches(),
                    "GINKO_SEED_KEYS holds name=hex:<64 digits> or name=pkcs11:<label>");
            String id = entry.group(1);
            Named key =
                    entry.group(3) != null
                            ? new Named(id, aes(HexFormat.of().parseHex(entry.group(3))), null)
                            : inModule(id, entry.group(4), module);
            Check.argument(named.put(id, key) == null, "a key of GINKO_SEED_KEYS is named twice");
        }
        return new SeedKeys(named, master(keys));
    }

    private static Named inModule(String id, String label, Optional<KeyModule> module) {
        KeyModule named =
                module.orElseThrow(() ->
                        new IllegalArgumentException(
                                "a key of GINKO_SEED_KEYS lies in a module, and GINKO_SEED_MODULE"
                                        + " names none"));
        return new Named(id, named.secretKey(label), named.provider());
    }

    private static SecretKey master(ServerKeys keys) {
        return aes(keys.key("otp.seed").getEncoded());
    }

    private static SecretKey aes(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    /// What seals from now on; empty for the key of the master key, which leaves no mark.
    Optional<Named> current() {
        return ring.values().stream().findFirst();
    }

    /// The key derived from the master key, for everything without a mark.
    SecretKey unmarked() {
        return first;
    }

    /// The key of a name.
    ///
    /// @throws IllegalStateException when it was taken out of the ring too early
    Named named(String id) {
        Named key = ring.get(id);
        if (key == null) {
            throw new IllegalStateException(
                    "a seed lies under the key " + id + ", which is not there");
        }
        return key;
    }
}
