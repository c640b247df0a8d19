package ginko.staff.web;

import ginko.policy.BankProfile;
import ginko.staff.StaffSession;
import ginko.staff.StaffSessions;
import ginko.web.FormTokens;
import ginko.web.SameOriginFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The filter chain in front of the desk. It knows nothing of customers' sessions; everything but
/// the sign-in needs a complete session of staff, and each page its right besides.
@Configuration(proxyBeanMethods = false)
class StaffDoors {

    static final String LOGIN = "/staff/login";
    static final String PASSWORD = "/staff/password";

    @Bean
    @Order(1)
    SecurityFilterChain staffDoor(HttpSecurity http, StaffSessions sessions, BankProfile profile) {
        return http.securityMatcher("/staff", "/staff/**")
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // the web module writes them on every answer
                .headers(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(
                                new FormTokens(StaffCookie.FORM, StaffDoors::secret)))
                .addFilterBefore(
                        new StaffSessionFilter(sessions, profile.staff()), CsrfFilter.class)
                .addFilterBefore(new SameOriginFilter(), StaffSessionFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(
                                        (request, response, _) -> turnAway(request, response))
                                .accessDeniedHandler((request, response, denied) -> {
                                    if (denied instanceof CsrfException
                                            && StaffAccess.session(request).isPresent()) {
                                        response.sendError(HttpStatus.FORBIDDEN.value());
                                    } else {
                                        turnAway(request, response);
                                    }
                                }))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD,
                                        DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(LOGIN, PASSWORD, "/staff/logout", "/staff/keep")
                                .permitAll()
                                .anyRequest()
                                .hasAuthority(StaffSessionFilter.AUTHORITY))
                .build();
    }

    /// To the step of the sign-in that is missing.
    private static void turnAway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getRequestURI().equals("/staff/keep")) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        boolean mustChange =
                StaffAccess.session(request).filter(StaffSession::mustChangePassword).isPresent();
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, mustChange ? PASSWORD : LOGIN);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return StaffAccess.session(request).map(session -> session.token().reveal());
    }

    @Bean
    WebMvcConfigurer staffPages() {
        var access = new StaffAccess();
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(access).addPathPatterns("/staff", "/staff/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(access);
            }
        };
    }
}
