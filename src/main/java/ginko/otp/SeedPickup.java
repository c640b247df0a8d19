package ginko.otp;

import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// S4: hands the seed of an issued token to the telephone, once, for the two numbers and the
/// activation password. Five wrong tries end the issue. Whatever is wrong gets one answer.
@Service
public class SeedPickup {

    private static final int TRIES = 5;

    private final TokensSql sql;
    private final IssueSql issues;
    private final IssueSecrets secrets;
    private final TokenSeeds seeds;
    private final TokenMoves moves;
    private final BankProfile profile;
    private final Clock clock;

    SeedPickup(
            TokensSql sql,
            IssueSql issues,
            IssueSecrets secrets,
            TokenSeeds seeds,
            TokenMoves moves,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.issues = issues;
        this.secrets = secrets;
        this.seeds = seeds;
        this.moves = moves;
        this.profile = profile;
        this.clock = clock;
    }

    /// Everything a program needs to make the codes.
    ///
    /// @param secret in Base32
    /// @param uri as authenticator apps read it from a QR code
    public record Seed(
            String serial,
            Masked secret,
            String hash,
            int digits,
            Duration period,
            String issuer,
            Masked uri) {

        /// How the codes are made, for people who type the secret: `TOTP · SHA1 · 6 · 60 s`.
        public String form() {
            return "TOTP · %s · %d · %d s".formatted(hash, digits, period.toSeconds());
        }
    }

    /// What the telephone shows for itself.
    public record Claim(String serviceId, String userId, Masked activationPassword) {}

    /// The seed, or nothing; then the wrong try is counted.
    @Transactional
    public Optional<Seed> take(Claim claim) {
        Optional<Issue> named = issues.ofUser(claim.serviceId().strip(), claim.userId().strip());
        Optional<Token> locked = named.flatMap(issue -> sql.lock(issue.token()));
        if (locked.isEmpty() || locked.get().state() != TokenState.ISSUED) {
            return Optional.empty();
        }
        Token token = locked.get();
        Issue issue = issues.find(token.id()).orElseThrow();
        if (issue.fetchedAt() != null) {
            return Optional.empty();
        }
        if (!secrets.isActivation(issue, claim.activationPassword())) {
            int failures = issue.fetchFailures() + 1;
            issues.update(issue.with(issue.mailFailures(), failures, null));
            if (failures >= TRIES) {
                moves.move(token, TokenTrigger.FAIL, By.system());
            }
            return Optional.empty();
        }
        issues.update(issue.with(issue.mailFailures(), issue.fetchFailures(), clock.instant()));
        moves.move(token, TokenTrigger.FETCH, By.customer(issue.login()));
        return Optional.of(seed(token));
    }

    Seed seed(Token token) {
        String secret =
                new Base32()
                        .encodeToString(seeds.open(token.sealedSeed(), token.nonce(), token.row()))
                        .replace("=", "");
        Duration period = Optional.ofNullable(token.form().period()).orElseThrow();
        String issuer = profile.bank().name(profile.defaultLanguage());
        String uri =
                String.format(
                        Locale.ROOT,
                        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=%s&digits=%d&period=%d",
                        encoded(issuer),
                        token.serial(),
                        secret,
                        encoded(issuer),
                        token.form().hash(),
                        token.form().digits(),
                        period.toSeconds());
        return new Seed(
                token.serial(),
                new Masked(secret),
                token.form().hash().name(),
                token.form().digits(),
                period,
                issuer,
                new Masked(uri));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
