package ginko.testing;

import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Replaces the program's clock.
@TestConfiguration
public class TestClock {

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-25T09:00:00Z"));
    }
}
