package ginko.web;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.OutcomeUnknown;
import ginko.kernel.Overloaded;
import ginko.testing.SettableClock;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/// The web module alone on a real server, without database and without sign-in, plus a few
/// addresses that fail on purpose.
final class WebProgram {

    private static final String PROFILE = "web-program";

    private WebProgram() {}

    static ServletWebServerApplicationContext start(int port) {
        return start(port, "demo");
    }

    /// As the bank of a profile.
    static ServletWebServerApplicationContext start(int port, String bank) {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Parts.class)
                        .profiles(PROFILE)
                        .properties(Map.of("ginko.texts.missing", "fail"))
                        .run("--server.port=" + port, "--ginko.profile=" + bank);
    }

    /// For looking at the pages while working on them.
    public static void main(String[] args) {
        start(
                        args.length > 0 ? Integer.parseInt(args[0]) : 8099,
                        args.length > 1 ? args[1] : "demo")
                .registerShutdownHook();
    }

    @Profile(PROFILE)
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet."
                        + "ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet."
                        + "SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet."
                        + "ManagementWebSecurityAutoConfiguration",
            })
    @ComponentScan({"ginko.web", "ginko.policy.reader"})
    static class Parts {

        @Bean
        Clock clock() {
            return new SettableClock(Instant.parse("2026-11-24T09:00:00Z"));
        }

        /// `?as=customer` shows any page as a customer sees it.
        @Bean
        Filter signedIn() {
            var user =
                    new SignedInUser(
                            LoginId.next(),
                            CustomerId.next(),
                            "Olena Koval",
                            Language.EN,
                            Instant.parse("2026-11-23T18:05:00Z"));
            return (request, response, chain) -> {
                String query = ((HttpServletRequest) request).getQueryString();
                if (query != null && query.contains("as=nobody")) {
                    throw new CannotGetJdbcConnectionException("the database is away");
                }
                if (query != null && query.contains("as=customer")) {
                    request.setAttribute(SignedInUser.ATTRIBUTE, user);
                }
                chain.doFilter(request, response);
            };
        }

        @Bean
        NavigationSource menu() {
            return user ->
                    List.of(
                            NavigationItem.operation(
                                    1, "policy.operation.OWN_TRANSFER", "/app/a", "transfer"),
                            NavigationItem.operation(
                                    2, "policy.operation.INTERNAL_TRANSFER", "/app/b", "send"),
                            NavigationItem.operation(
                                    3, "policy.operation.INTERBANK_TRANSFER", "/app/c", "bank"),
                            NavigationItem.template(1, "Rent", "/app/t/1"),
                            NavigationItem.template(2, "قبض برق", "/app/t/2"),
                            NavigationItem.overview(1, "web.menu.overview", "/app", "home"));
        }
    }

    /// Addresses that go wrong.
    @Profile(PROFILE)
    @Controller
    static class Odd {

        @GetMapping("/odd/fails")
        View fails() {
            throw new IllegalStateException("a bug");
        }

        @GetMapping("/odd/busy")
        View busy() {
            throw new Overloaded(7);
        }

        @GetMapping("/api/v1/odd/busy")
        View busyForPrograms() {
            throw new Overloaded(7);
        }

        @GetMapping({"/odd/unknown", "/api/v1/odd/unknown"})
        View unknown() {
            throw new OutcomeUnknown(new IllegalStateException("the answer was lost"));
        }

        @GetMapping("/odd/ids/{id}")
        Answer id(@PathVariable UUID id) {
            return new Redirect("/odd/ids/" + id);
        }

        @GetMapping("/odd/dates")
        Answer date(@RequestParam LocalDate day) {
            return new Redirect("/odd/dates/" + day);
        }

        @PostMapping("/odd/forms")
        Answer form(@RequestParam String name) {
            return new Redirect("/odd/forms/" + name.length());
        }

        @PostMapping(value = "/api/v1/odd/bodies", consumes = "application/json")
        Answer body(@RequestBody List<String> names) {
            return new Redirect("/odd/" + names.size());
        }

        @GetMapping("/odd/user")
        Answer user(SignedInUser user) {
            return new Redirect("/" + user.login());
        }
    }
}
