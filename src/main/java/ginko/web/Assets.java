package ginko.web;

import ginko.kernel.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/// Addresses of the static files under `static/`. Each carries the hash of the content, so that
/// browsers may keep it for a year and still see every change.
public final class Assets {

    static final String PREFIX = "/assets/";
    private static final int HASH_BYTES = 6;

    private final Map<String, String> hrefs = new ConcurrentHashMap<>();

    String href(String name) {
        return hrefs.computeIfAbsent(name, Assets::hashed);
    }

    private static String hashed(String name) {
        var file = new ClassPathResource("static/" + name);
        Check.argument(file.exists(), "no static file " + name);
        try (var in = file.getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return PREFIX + name + "?v=" + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
