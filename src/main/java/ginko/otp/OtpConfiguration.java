package ginko.otp;

import ginko.kernel.KeyModule;
import ginko.kernel.ServerKeys;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CarrierSettings.class, AppVersions.class})
class OtpConfiguration {

    /// `ginko.seed.keys` are the keys of the seeds, the one in use first.
    @Bean
    TokenSeeds tokenSeeds(
            ServerKeys keys,
            @Value("${ginko.seed.keys:}") String ring,
            ObjectProvider<KeyModule> module) {
        return new TokenSeeds(
                ring.isBlank()
                        ? SeedKeys.ofMaster(keys)
                        : SeedKeys.of(ring, keys, Optional.ofNullable(module.getIfAvailable())));
    }
}
