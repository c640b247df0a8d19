package ginko.otp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.crypto.SecretKey;

/// A PKCS#11 module (a hardware security module, or SoftHSM) whose keys do their work inside it.
final class KeyModule {

    private final Provider provider;
    private final KeyStore store;

    private KeyModule(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /// @param file configuration of the JDK's PKCS#11 provider: `name`, `library`, the slot
    /// @throws IllegalStateException when the module cannot be opened
    static KeyModule open(Path file, char[] pin) {
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

    Provider provider() {
        return provider;
    }

    /// A secret key of the module by its label.
    SeedKeys.Named key(String id, String label) {
        try {
            if (store.getKey(label, null) instanceof SecretKey key) {
                return new SeedKeys.Named(id, key, provider);
            }
            throw new IllegalArgumentException("the module has no secret key " + label);
        } catch (GeneralSecurityException closed) {
            throw new IllegalStateException("the module does not give the key " + label, closed);
        }
    }
}
