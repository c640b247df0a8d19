package ginko.testing;

import ginko.Ginko;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A whole bank: the program with the profile `demo`, a database of its own, simulators on real
/// sockets, and a clock that the test sets. Test classes that add nothing share one running bank,
/// so each test makes the customers it needs and looks only at those.
@SpringBootTest(
        classes = Ginko.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ginko.profile=demo",
            "ginko.simulators=true",
            "ginko.demo=false",
            "ginko.jobs.enabled=false",
            "ginko.data=target/test-bank"
        })
@Import({TestBank.class, TestClock.class})
@Tag("database")
public abstract class BankTest {

    /// A Wednesday morning, when every service of the profile works.
    protected static final Instant OPENING = Instant.parse("2026-11-25T09:00:00Z");

    @Autowired protected TestBank bank;

    @Autowired protected SettableClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @BeforeEach
    void startOnAWednesdayMorning() {
        clock.set(OPENING);
    }
}
