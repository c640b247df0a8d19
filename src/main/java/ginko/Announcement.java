package ginko;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells the operator where the bank can be reached once it can.
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final Environment environment;

    Announcement(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        log.info(
                "Ginko listens on http://{}:{} with the profile {}",
                host(),
                environment.getProperty("local.server.port"),
                environment.getProperty("ginko.profile"));
    }

    /// Browsers give passkeys to names only, so the machine itself is called by its name.
    private String host() {
        String address = environment.getProperty("server.address", "localhost");
        return address.equals("127.0.0.1") ? "localhost" : address;
    }
}
