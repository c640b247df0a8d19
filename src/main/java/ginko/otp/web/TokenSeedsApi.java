package ginko.otp.web;

import ginko.kernel.Masked;
import ginko.otp.SeedPickup;
import ginko.otp.TokenRefusal;
import ginko.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hands the seed of a software token to a program on the telephone, once.
@RestController
@RequestMapping("/api/v1/token-seeds")
class TokenSeedsApi {

    private final SeedPickup pickup;
    private final Problems problems;

    TokenSeedsApi(SeedPickup pickup, Problems problems) {
        this.pickup = pickup;
        this.problems = problems;
    }

    /// What is typed into the program.
    record Claim(
            @Nullable String serviceId,
            @Nullable String userId,
            @Nullable String activationPassword) {}

    /// What the program needs to make codes.
    record Seed(
            String serial,
            String issuer,
            String secret,
            String hash,
            int digits,
            long period,
            String uri) {}

    @PostMapping
    ResponseEntity<?> take(@RequestBody Claim body, HttpServletRequest request) {
        var claim =
                new SeedPickup.Claim(
                        text(body.serviceId()),
                        text(body.userId()),
                        new Masked(text(body.activationPassword())));
        Optional<SeedPickup.Seed> seed = pickup.take(claim);
        if (seed.isEmpty()) {
            return problems.of(HttpStatus.FORBIDDEN, TokenRefusal.SEED_REFUSED, request);
        }
        SeedPickup.Seed given = seed.get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new Seed(
                                given.serial(),
                                given.issuer(),
                                given.secret().reveal(),
                                given.hash(),
                                given.digits(),
                                given.period().toSeconds(),
                                given.uri().reveal()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
