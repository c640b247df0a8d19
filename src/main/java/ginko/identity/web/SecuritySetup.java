package ginko.identity.web;

import ginko.identity.Sessions;
import ginko.identity.Stage;
import ginko.web.FormTokens;
import ginko.web.Problems;
import ginko.web.SameOriginFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import tools.jackson.databind.json.JsonMapper;

/// The filter chain in front of everything. What is not named as public needs a full session, so a
/// forgotten path is closed, not open.
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /// Pages for everybody; those of the sign-in look at the stage of the session themselves.
    private static final String[] PUBLIC = {
        "/",
        "/login/**",
        "/logout",
        "/logged-out",
        "/session-ended",
        "/blocked",
        "/stopped",
        "/session/keep",
        "/help/**",
        "/bills/**",
        "/guide/**",
        "/personal",
        "/hours",
        "/fees/**",
        "/limits",
        "/status",
        "/accessibility",
        "/privacy",
        "/terms/**",
        "/assets/**",
        "/static/**",
        "/token/**",
        "/favicon.ico",
        "/manifest.webmanifest",
        "/demo/**",
        "/certificates/**",
        "/actuator/health/**",
        "/error"
    };

    /// Of the programming interface: its description, and the sign-in.
    private static final String[] PUBLIC_API = {
        "/api/v1/openapi.json", "/api/v1/sessions/**", "/api/v1/token-seeds"
    };

    /// The programming interface: who asks is in the request itself, so nothing is looked for in
    /// cookies and forms, and the chain is as short as it can be.
    @Bean
    @Order(1)
    SecurityFilterChain interfaceDoors(
            HttpSecurity http, Sessions sessions, Problems problems, JsonMapper json) {
        var answers = new AccessAnswers(problems, json);
        return http.securityMatcher(SessionFilter.API + "**")
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(sessions), AuthorizationFilter.class)
                .addFilterBefore(new SameOriginFilter(), SessionFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD,
                                        DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(PUBLIC_API)
                                .permitAll()
                                .anyRequest()
                                .hasAuthority(SessionFilter.authority(Stage.FULL)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doors(
            HttpSecurity http, Sessions sessions, Problems problems, JsonMapper json) {
        var answers = new AccessAnswers(problems, json);
        return http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // the web module writes them on every answer
                .headers(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(
                                        new FormTokens(SessionCookie.FORM, SecuritySetup::secret))
                                // asked by programs; it changes nothing
                                .ignoringRequestMatchers("/certificates/ocsp"))
                .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
                .addFilterBefore(new SameOriginFilter(), SessionFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD,
                                        DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .anyRequest()
                                .hasAuthority(SessionFilter.authority(Stage.FULL)))
                .build();
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return CurrentSession.of(request).map(session -> session.token().reveal());
    }

    /// Nobody is authenticated by the framework; without this bean it would invent a user.
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("sign-in is the bank's own");
        };
    }
}
