package ginko.identity;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id in Java, for machines without the library.
final class JavaArgon2 implements Argon2 {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final Argon2PasswordEncoder encoder;

    JavaArgon2(HashCost cost) {
        this.encoder =
                new Argon2PasswordEncoder(
                        SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.passes());
    }

    @Override
    public String hash(String text) {
        String encoded = encoder.encode(text);
        if (encoded == null) {
            throw new IllegalStateException("no hash was made");
        }
        return encoded;
    }

    @Override
    public boolean matches(String text, String hash) {
        return encoder.matches(text, hash);
    }
}
