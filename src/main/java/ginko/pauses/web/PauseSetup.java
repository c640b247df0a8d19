package ginko.pauses.web;

import ginko.pauses.Pauses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the guard before every page.
@Configuration(proxyBeanMethods = false)
class PauseSetup {

    @Bean
    WebMvcConfigurer pauseGuard(Pauses pauses) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PauseGuard(pauses))
                        .excludePathPatterns("/error", "/assets/**");
            }
        };
    }
}
