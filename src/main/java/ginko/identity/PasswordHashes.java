package ginko.identity;

import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Makes and checks hashes of secrets: HMAC-SHA-256 of the NFKC form under the pepper, a key of the
/// bank that lies outside the database, then Argon2id at a [HashCost]. One run takes tens of
/// milliseconds and all its memory, so callers take a place in [HashQueue] first. The runs
/// themselves have threads of their own, one a processor: a computation would hold a carrier of the
/// virtual threads, and with it the pages of everybody else.
public final class PasswordHashes implements AutoCloseable {

    /// Longer input is refused before it costs anything.
    static final int MAX_INPUT = 256;

    private static final String USE = "identity.pepper";
    private static final int SHORT_BYTES = 8;

    private final ServerKeys keys;
    private final HashCost cost;
    private final Argon2 argon2;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().daemon().name("hash-", 0).factory());
    private final String pepperKey;
    private final String dummy;

    PasswordHashes(ServerKeys keys, HashCost cost) {
        this.keys = keys;
        this.cost = cost;
        this.argon2 = NativeArgon2.load(cost).orElseGet(() -> new JavaArgon2(cost));
        this.pepperKey = shortened(mac("key id"));
        this.dummy = hash(new Masked("no password has this hash"));
    }

    @Override
    public void close() {
        threads.close();
    }

    /// Names the pepper beside each hash, so that a changed one is noticed.
    String pepperKey() {
        return pepperKey;
    }

    /// A hash with its parameters and a salt of its own.
    public String hash(Masked password) {
        String text = peppered(password);
        return inTurn(() -> argon2.hash(text));
    }

    /// A hash to check against when there is nothing to check, so that the work is the same.
    public String dummy() {
        return dummy;
    }

    /// Whether the password belongs to the hash. Always runs Argon2 once.
    public boolean matches(Masked password, String hash) {
        boolean acceptable = password.reveal().length() <= MAX_INPUT;
        String text = peppered(acceptable ? password : new Masked(""));
        boolean same = inTurn(() -> argon2.matches(text, hash));
        return acceptable && same;
    }

    private <T> T inTurn(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads).join();
    }

    /// Whether the hash was made with other parameters or another pepper than are in use now.
    boolean isOutdated(StoredPassword stored) {
        String parameters =
                "$argon2id$v=19$m=%d,t=%d,p=1$".formatted(cost.memoryKib(), cost.passes());
        return !stored.pepperKey().equals(pepperKey) || !stored.hash().startsWith(parameters);
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
