package ginko.bills.web;

import ginko.web.SecretFormFilter;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// How the forms of cards are read, and the portal’s own host, where `GINKO_BILLS_HOST` names one.
@Configuration(proxyBeanMethods = false)
class PortalSetup {

    /// After the headers, before everything that looks at who asks.
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    FilterRegistrationBean<SecretFormFilter> cardForms() {
        var registration =
                new FilterRegistrationBean<>(
                        new SecretFormFilter("/bills/baskets/", Set.of("password", "cvv2")));
        registration.setOrder(SecretFormFilter.ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PortalHost> portalHost(
            @Value("${ginko.bills.host:}") String host,
            @Value("${ginko.web.origin:}") String origins) {
        Optional<String> bank =
                Optional.of(origins.split(",")[0].strip()).filter(first -> !first.isEmpty());
        var registration = new FilterRegistrationBean<>(new PortalHost(host, bank));
        registration.setOrder(EARLY);
        registration.setEnabled(!host.isEmpty());
        return registration;
    }
}
