package ginko.cards;

import ginko.policy.BankProfile;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connects the bank with the switch.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class CardsConfiguration {

    @Bean
    CardSwitch cardSwitch(CardSettings settings, Traces traces, BankProfile profile, Clock clock) {
        return new TcpCardSwitch(settings, traces, profile.zone(), clock);
    }
}
