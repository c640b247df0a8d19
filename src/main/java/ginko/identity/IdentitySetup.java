package ginko.identity;

import ginko.kernel.Check;
import ginko.kernel.KeyModule;
import ginko.kernel.ServerKeys;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the parts of the module together that need a setting.
@Configuration(proxyBeanMethods = false)
class IdentitySetup {

    private static final String KEY_FILE = "master-key.hex";

    /// The bank's master key: `ginko.master-key` (64 hex digits, environment variable
    /// `GINKO_MASTER_KEY`), else a file in the data directory that is made at the first start.
    @Bean
    ServerKeys serverKeys(
            @Value("${ginko.master-key:}") String hex, @Value("${ginko.data}") Path data) {
        return hex.isBlank() ? ServerKeys.ofFile(data.resolve(KEY_FILE)) : ServerKeys.ofHex(hex);
    }

    /// `ginko.seed.module` is the configuration file of a PKCS#11 module and `ginko.seed.pin` opens
    /// it; null without.
    @Bean
    @Nullable KeyModule keyModule(
            @Value("${ginko.seed.module:}") String file, @Value("${ginko.seed.pin:}") String pin) {
        return file.isBlank() ? null : KeyModule.open(Path.of(file), pin.toCharArray());
    }

    /// `ginko.sign-in.memory-kib` and `ginko.sign-in.passes` are the cost of a password hash.
    @Bean
    PasswordHashes passwordHashes(
            ServerKeys keys,
            @Value("${ginko.sign-in.memory-kib:19456}") int memoryKib,
            @Value("${ginko.sign-in.passes:2}") int passes) {
        return new PasswordHashes(keys, new HashCost(memoryKib, passes));
    }

    /// `ginko.web.origin` are the bank's addresses as browsers see them, separated by commas;
    /// `ginko.web.passkey-domain` is the domain of its passkeys.
    @Bean
    WebSites webSites(
            @Value("${ginko.web.origin:}") String origins,
            @Value("${ginko.web.passkey-domain:}") String domain) {
        return new WebSites(WebSite.of(origins, domain));
    }

    /// The authority lies in `ginko.certificates.directory`; its key may lie in the module, under
    /// the label `ginko.certificates.key`.
    @Bean
    CertificateAuthority.Place authorityPlace(
            @Value("${ginko.certificates.directory:${ginko.data}/certificates}") Path directory,
            @Value("${ginko.certificates.key:}") String label,
            ObjectProvider<KeyModule> module) {
        KeyModule opened = module.getIfAvailable();
        Check.argument(
                label.isBlank() || opened != null,
                "GINKO_CERTIFICATES_KEY lies in a module, and GINKO_SEED_MODULE names none");
        return new CertificateAuthority.Place(directory, label.isBlank() ? null : opened, label);
    }

    /// `ginko.certificates.port` asks browsers for client certificates, where the profile has the
    /// feature.
    @Bean
    CertificateSetting certificateSetting(
            @Value("${ginko.certificates.port:0}") int port,
            CertificateAuthority.Place place,
            BankProfile profile,
            Clock clock) {
        boolean isOffered = port > 0 && profile.has(Feature.CLIENT_CERTIFICATES);
        String name = profile.bank().name(profile.languages().getFirst());
        return new CertificateSetting(
                isOffered ? CertificateAuthority.at(place, name, clock.instant()) : null, port);
    }

    /// Two sign-ins a processor: one is hashed while the other waits for the database.
    /// `ginko.sign-in.wait` is how long a sign-in waits for a place before it is told that the bank
    /// is busy.
    @Bean
    HashQueue hashQueue(@Value("${ginko.sign-in.wait:3s}") Duration patience) {
        return new HashQueue(2 * Runtime.getRuntime().availableProcessors(), patience);
    }
}
