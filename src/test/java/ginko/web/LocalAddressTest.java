package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// The address the program tells is one where everything works.
class LocalAddressTest {

    private static String of(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return LocalAddress.of(environment);
    }

    @Test
    void callsTheMachineItselfByItsName() {
        assertThat(of(Map.of("server.address", "127.0.0.1", "local.server.port", "8080")))
                .isEqualTo("http://localhost:8080");
        assertThat(of(Map.of("server.address", "192.0.2.7", "local.server.port", "80")))
                .isEqualTo("http://192.0.2.7:80");
    }

    @Test
    void saysHttpsWhenTheBankSpeaksIt() {
        assertThat(
                        of(
                                Map.of(
                                        "server.ssl.enabled-protocols",
                                        "TLSv1.3",
                                        "local.server.port",
                                        "8443")))
                .isEqualTo("https://localhost:8443");
    }
}
