package ginko.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.kernel.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An authenticator with one passkey and everything a real one would not do: it forgets to ask its
/// owner, its counter goes where the test wants, and it serves any page.
final class SoftAuthenticator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int WITH_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private byte[] owner = new byte[0];
    private String origin;
    private int flags = PRESENT | VERIFIED;
    int counter;

    SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @CanIgnoreReturnValue
    SoftAuthenticator unverified() {
        flags = PRESENT;
        return this;
    }

    @CanIgnoreReturnValue
    SoftAuthenticator on(String elsewhere) {
        origin = elsewhere;
        return this;
    }

    /// Answers the options of a page that makes a passkey.
    String make(String options) {
        JsonNode asked = JSON.readTree(options);
        owner = Base64.getUrlDecoder().decode(asked.get("owner").get("handle").asString());
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] credential =
                joined(
                        new byte[16],
                        new byte[] {0, (byte) id.length},
                        id,
                        new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
                        coordinate(key.getW().getAffineX()),
                        new byte[] {0x22, 0x58, 32},
                        coordinate(key.getW().getAffineY()));
        byte[] data = joined(head(asked, flags | WITH_KEY), credential);
        byte[] attestation =
                joined(
                        new byte[] {(byte) 0xa3, 0x63},
                        "fmt".getBytes(US_ASCII),
                        new byte[] {0x64},
                        "none".getBytes(US_ASCII),
                        new byte[] {0x67},
                        "attStmt".getBytes(US_ASCII),
                        new byte[] {(byte) 0xa0, 0x68},
                        "authData".getBytes(US_ASCII),
                        new byte[] {0x58, (byte) data.length},
                        data);
        return answer(
                "\"attestationObject\":\"%s\",\"clientDataJSON\":\"%s\""
                        .formatted(text(attestation), text(client("webauthn.create", asked))));
    }

    /// Answers the options of a page that asks for a passkey.
    String use(String options) {
        JsonNode asked = JSON.readTree(options);
        counter++;
        byte[] data = head(asked, flags);
        byte[] client = client("webauthn.get", asked);
        byte[] signed = joined(data, Fingerprint.sha256().digest(client));
        return answer(
                "\"authenticatorData\":\"%s\",\"clientDataJSON\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
                        .formatted(text(data), text(client), text(sign(signed)), text(owner)));
    }

    private String answer(String response) {
        return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"response\":{%s},\"clientExtensionResults\":{}}"
                .formatted(text(id), text(id), response);
    }

    private byte[] head(JsonNode asked, int raised) {
        String domain = asked.get("domain").asString();
        return joined(
                Fingerprint.sha256().digest(domain.getBytes(UTF_8)),
                new byte[] {(byte) raised},
                ByteBuffer.allocate(4).putInt(counter).array());
    }

    private byte[] client(String type, JsonNode asked) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, asked.get("challenge").asString(), origin)
                .getBytes(UTF_8);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
