package ginko.otp;

import ginko.kernel.ServerKeys;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CarrierSettings.class, AppVersions.class})
class OtpConfiguration {

    /// `ginko.seed.keys` are the keys of the seeds, the one in use first; `ginko.seed.module` is
    /// the configuration file of a PKCS#11 module and `ginko.seed.pin` opens it.
    @Bean
    TokenSeeds tokenSeeds(
            ServerKeys keys,
            @Value("${ginko.seed.keys:}") String ring,
            @Value("${ginko.seed.module:}") String module,
            @Value("${ginko.seed.pin:}") String pin) {
        return new TokenSeeds(
                ring.isBlank()
                        ? SeedKeys.ofMaster(keys)
                        : SeedKeys.of(
                                ring,
                                keys,
                                Optional.of(module)
                                        .filter(file -> !file.isBlank())
                                        .map(file ->
                                                KeyModule.open(Path.of(file), pin.toCharArray()))));
    }
}
