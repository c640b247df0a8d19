package ginko.identity;

import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Makes and checks password hashes: HMAC-SHA-256 of the NFKC form under the pepper, a key of the
/// bank that lies outside the database, then Argon2id with 19 MiB, two passes and one lane (the
/// smallest setting of OWASP ASVS 5.0, appendix C; the framework's own default is below it). One
/// run takes tens of milliseconds and 19 MiB of memory, so callers take a place in [HashQueue]
/// first.
public final class PasswordHashes {

    /// Longer input is refused before it costs anything.
    static final int MAX_INPUT = 256;

    private static final String USE = "identity.pepper";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SHORT_BYTES = 8;

    private final ServerKeys keys;
    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final String pepperKey;
    private final String dummy;

    PasswordHashes(ServerKeys keys) {
        this.keys = keys;
        this.pepperKey = shortened(mac("key id"));
        this.dummy = hash(new Masked("no password has this hash"));
    }

    /// Names the pepper beside each hash, so that a changed one is noticed.
    String pepperKey() {
        return pepperKey;
    }

    /// A hash with its parameters and a salt of its own.
    public String hash(Masked password) {
        String encoded = argon2.encode(peppered(password));
        if (encoded == null) {
            throw new IllegalStateException("no hash was made");
        }
        return encoded;
    }

    /// A hash to check against when there is nothing to check, so that the work is the same.
    public String dummy() {
        return dummy;
    }

    /// Whether the password belongs to the hash. Always runs Argon2 once.
    public boolean matches(Masked password, String hash) {
        boolean acceptable = password.reveal().length() <= MAX_INPUT;
        boolean same = argon2.matches(peppered(acceptable ? password : new Masked("")), hash);
        return acceptable && same;
    }

    /// Whether the hash was made with other parameters or another pepper than are in use now.
    boolean isOutdated(StoredPassword stored) {
        return !stored.pepperKey().equals(pepperKey) || argon2.upgradeEncoding(stored.hash());
    }

    /// A keyed hash by which a name can be recognised in the audit log without being readable: what
    /// was typed may be a password in the wrong field.
    String pseudonym(LoginKey name) {
        return shortened(mac("name " + name.value()));
    }

    private String peppered(Masked password) {
        String normal = Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
        return HexFormat.of().formatHex(mac(normal));
    }

    private byte[] mac(String text) {
        return keys.mac(USE).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(byte[] mac) {
        return HexFormat.of().formatHex(mac, 0, SHORT_BYTES);
    }
}
