package ginko.bills.web;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The portal’s own host, where `GINKO_BILLS_HOST` names one.
@Configuration(proxyBeanMethods = false)
class PortalSetup {

    /// After the headers, before everything that looks at who asks.
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    @ConditionalOnProperty("ginko.bills.host")
    FilterRegistrationBean<PortalHost> portalHost(
            @Value("${ginko.bills.host}") String host,
            @Value("${ginko.web.origin:}") String origins) {
        Optional<String> bank =
                Optional.of(origins.split(",")[0].strip()).filter(first -> !first.isEmpty());
        var registration = new FilterRegistrationBean<>(new PortalHost(host, bank));
        registration.setOrder(EARLY);
        return registration;
    }
}
