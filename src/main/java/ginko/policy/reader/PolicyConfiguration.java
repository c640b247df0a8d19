package ginko.policy.reader;

import ginko.policy.BankProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Binds the bank's profile at start.
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    BankProfile bankProfile(Environment environment) {
        return ConfiguredProfile.read(environment);
    }
}
