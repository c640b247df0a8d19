package ginko.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// The token in every form that proves the form came from this bank. With a session it is derived
/// from the session's secret, so it changes whenever the session does and nothing is stored; a
/// visitor without a session gets a random one in a cookie of his own.
public final class FormTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final String HMAC = "HmacSHA256";
    private static final int RANDOM_BYTES = 32;
    private static final int TEXT_LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DoorCookie cookie;
    private final Function<HttpServletRequest, Optional<String>> session;

    /// @param cookie keeps the token of a visitor without a session
    /// @param session the secret of the session of a request
    public FormTokens(DoorCookie cookie, Function<HttpServletRequest, Optional<String>> session) {
        this.cookie = cookie;
        this.session = session;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return ofSession(request).orElseGet(FormTokens::random);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && session.apply(request).isEmpty()) {
            cookie.write(request, response, token.getToken());
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return ofSession(request).or(() -> ofCookie(request)).orElse(null);
    }

    private Optional<CsrfToken> ofSession(HttpServletRequest request) {
        return session.apply(request).map(FormTokens::derived);
    }

    private Optional<CsrfToken> ofCookie(HttpServletRequest request) {
        return cookie.read(request)
                .filter(text -> text.length() == TEXT_LENGTH)
                .map(FormTokens::token);
    }

    private static CsrfToken derived(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), HMAC));
            return token(encode(mac.doFinal("forms".getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CsrfToken random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return token(encode(bytes));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static CsrfToken token(String text) {
        return new DefaultCsrfToken(HEADER, PARAMETER, text);
    }
}
