package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.KeyModule;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import ginko.testing.BankTest;
import ginko.testing.SoftHsm;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Keys of the seeds: a new one takes over while the bank works, and one in a PKCS#11 module does
/// its work there.
class SeedKeysDbTest extends BankTest {

    private static final ServerKeys MASTER = ServerKeys.ofHex("07".repeat(32));
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String A = "a=hex:" + "11".repeat(32);
    private static final String B = "b=hex:" + "22".repeat(32);

    @Autowired private Tokens tokens;
    @Autowired private TokenSeeds seeds;
    @Autowired private ResealSeedsSql sql;
    @Autowired private ServerKeys keys;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    private static TokenSeeds ring(String ring) {
        return new TokenSeeds(SeedKeys.of(ring, MASTER, Optional.empty()));
    }

    @Test
    void whatAnOlderKeySealedIsOpenedUntilTheKeyIsGone() {
        TokenSeeds old = ring(A);
        byte[] nonce = old.nonce();
        byte[] sealed = old.seal(SEED, nonce, "row");

        assertThat(ring(B + "," + A).open(sealed, nonce, "row")).isEqualTo(SEED);
        assertThatThrownBy(() -> ring(B).open(sealed, nonce, "row"))
                .hasMessageContaining("lies under the key a");
        assertThatThrownBy(() -> old.open(sealed, nonce, "other row"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring("a=hex:" + "12".repeat(32)).open(sealed, nonce, "row"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheMasterKeySealedIsOpenedByEveryRing() {
        TokenSeeds first = new TokenSeeds(SeedKeys.ofMaster(MASTER));
        byte[] nonce = first.nonce();

        assertThat(ring(A).open(first.seal(SEED, nonce, "row"), nonce, "row")).isEqualTo(SEED);
    }

    @Test
    void aRingThatIsNotOfItsFormStopsTheStart() {
        for (String wrong : List.of("a", "a=hex:12", "a=pkcs11:label", A + "," + A)) {
            assertThatThrownBy(() -> ring(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNewKeyTakesOverWhileCodesGoOnWorking() {
        var person = bank.person();
        LoginId login = person.login().id();
        String serial = "RING-" + person.login().name();
        tokens.register(login, serial, SEED, "test");
        TokenSeeds both = new TokenSeeds(SeedKeys.of(A, keys, Optional.empty()));

        new ResealSeeds(sql, both, transaction).run();
        try {
            ResealSeedsSql.Row row = sealed(login);
            assertThat(new String(row.sealed(), StandardCharsets.ISO_8859_1))
                    .startsWith("GK1\u0001a");
            assertThat(both.open(row.sealed(), row.nonce(), row.name())).isEqualTo(SEED);
            List<ResealSeedsSql.Row> rest =
                    transaction.execute(status -> sql.lockOther(both.mark().orElseThrow(), 9));
            assertThat(rest).isEmpty();
        } finally {
            backUnderTheMasterKey(both);
        }
        assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, clock.instant()))))
                .isEqualTo(new CodeOutcome.Accepted());
    }

    private ResealSeedsSql.Row sealed(LoginId login) {
        return rows("login_id = '" + login.value() + "'").getFirst();
    }

    private List<ResealSeedsSql.Row> rows(String which) {
        return jdbc.sql("select id, serial, nonce, sealed_seed from otp.token where " + which)
                .query((rs, n) ->
                        new ResealSeedsSql.Row(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                rs.getBytes(3),
                                rs.getBytes(4)))
                .list();
    }

    /// Other tests share the bank.
    private void backUnderTheMasterKey(TokenSeeds both) {
        for (ResealSeedsSql.Row row : rows("substring(sealed_seed from 1 for 3) = 'GK1'")) {
            byte[] nonce = seeds.nonce();
            byte[] seed = both.open(row.sealed(), row.nonce(), row.name());
            sql.update(row.id(), nonce, seeds.seal(seed, nonce, row.name()));
        }
    }

    @Test
    void aKeyInAModuleSealsAndOpensThereAndIsNotGivenAway() throws Exception {
        KeyModule module = SoftHsm.module();
        KeyGenerator maker = KeyGenerator.getInstance("AES", module.provider());
        maker.init(256);
        KeyStore store = KeyStore.getInstance("PKCS11", module.provider());
        store.load(null, SoftHsm.PIN.toCharArray());
        store.setEntry("seeds-1", new KeyStore.SecretKeyEntry(maker.generateKey()), null);

        assertThat(module.secretKey("seeds-1").getEncoded()).isNull();
        TokenSeeds inModule =
                new TokenSeeds(SeedKeys.of("hsm=pkcs11:seeds-1," + A, MASTER, Optional.of(module)));
        byte[] nonce = inModule.nonce();
        byte[] sealed = inModule.seal(SEED, nonce, "row");

        assertThat(inModule.open(sealed, nonce, "row")).isEqualTo(SEED);
        assertThatThrownBy(() -> inModule.open(sealed, nonce, "other"))
                .isInstanceOf(IllegalStateException.class);
        byte[] old = ring(A).seal(SEED, nonce, "row");
        assertThat(inModule.open(old, nonce, "row")).isEqualTo(SEED);
        assertThatThrownBy(() -> module.secretKey("no such key"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
