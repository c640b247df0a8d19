package ginko.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import javax.crypto.SecretKey;

/// A PKCS#11 module (a hardware security module, or SoftHSM) whose keys do their work inside it.
public final class KeyModule {

    private final Provider provider;
    private final KeyStore store;

    private KeyModule(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /// @param file configuration of the JDK's PKCS#11 provider: `name`, `library`, the slot
    /// @throws IllegalStateException when the module cannot be opened
    public static KeyModule open(Path file, char[] pin) {
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(file.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new KeyModule(provider, store);
        } catch (GeneralSecurityException | IOException closed) {
            throw new IllegalStateException(
                    "the module of GINKO_SEED_MODULE cannot be opened", closed);
        }
    }

    /// What works with keys of the module.
    public Provider provider() {
        return provider;
    }

    /// A secret key of the module by its label.
    ///
    /// @throws IllegalArgumentException when there is none
    public SecretKey secretKey(String label) {
        try {
            if (store.getKey(label, null) instanceof SecretKey key) {
                return key;
            }
            throw new IllegalArgumentException("the module has no secret key " + label);
        } catch (GeneralSecurityException closed) {
            throw new IllegalStateException("the module does not give the key " + label, closed);
        }
    }

    /// A key that signs, with its certificate.
    public record Signing(PrivateKey key, X509Certificate certificate) {}

    /// A signing key of the module by its label; empty when there is none.
    public Optional<Signing> signing(String label) {
        try {
            return store.getKey(label, null) instanceof PrivateKey key
                            && store.getCertificate(label) instanceof X509Certificate certificate
                    ? Optional.of(new Signing(key, certificate))
                    : Optional.empty();
        } catch (GeneralSecurityException closed) {
            throw new IllegalStateException("the module does not give the key " + label, closed);
        }
    }

    /// A new key pair on the curve P-256, made in the module and gone with the connection to it
    /// unless it is kept.
    public KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException closed) {
            throw new IllegalStateException("the module makes no key", closed);
        }
    }

    /// Keeps a signing key in the module, one of its own or one from outside.
    public Signing keep(String label, PrivateKey key, X509Certificate certificate) {
        try {
            store.setKeyEntry(label, key, null, new Certificate[] {certificate});
        } catch (GeneralSecurityException closed) {
            throw new IllegalStateException("the module does not keep the key " + label, closed);
        }
        return signing(label).orElseThrow();
    }
}
