package ginko.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The bank's secret keys. One master key of 32 bytes, from the environment or from a file that is
/// made at the first start and readable by its owner only; every use has its own key derived from
/// it, so that a code never meets a password under the same key. All nodes of one bank must have
/// the same master key.
public final class ServerKeys {

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] master;

    private ServerKeys(byte[] master) {
        Check.argument(
                master.length == KEY_BYTES, "the master key must have 32 bytes (64 hex digits)");
        this.master = master;
    }

    /// @throws IllegalArgumentException when the text is not 64 hex digits
    public static ServerKeys ofHex(String hex) {
        return new ServerKeys(HexFormat.of().parseHex(hex.strip()));
    }

    /// Reads the key file, or makes one when there is none yet.
    public static ServerKeys ofFile(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return ofHex(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
        Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.WRITE);
    }

    /// The key of one use, for example `otp.code` or `identity.pepper`.
    public SecretKeySpec key(String use) {
        Mac mac = mac(new SecretKeySpec(master, ALGORITHM));
        return new SecretKeySpec(mac.doFinal(use.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    /// A ready HMAC-SHA-256 with the key of one use.
    public Mac mac(String use) {
        return mac(key(use));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
