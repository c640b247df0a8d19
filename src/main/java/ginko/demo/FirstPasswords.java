package ginko.demo;

import ginko.identity.Credentials;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.web.LocalAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Sends the sample persons who have none their first temporary password, by SMS like everybody's,
/// and tells at the terminal how to try the bank. Never part of a real bank, so no secret of a
/// customer can reach its log.
@Component
@Conditional(DemoSwitch.class)
class FirstPasswords {

    private static final Logger log = LoggerFactory.getLogger(FirstPasswords.class);
    private static final int LOOKS = 60;
    private static final int PAUSE_MILLIS = 100;

    private final DemoBank bank;
    private final Credentials credentials;
    private final DemoPapers papers;
    private final SampleCustomers samples;
    private final Environment environment;
    private final boolean hasConfirmation;

    FirstPasswords(
            DemoBank bank,
            Credentials credentials,
            DemoPapers papers,
            SampleCustomers samples,
            Environment environment,
            BankProfile profile) {
        this.bank = bank;
        this.credentials = credentials;
        this.papers = papers;
        this.samples = samples;
        this.environment = environment;
        this.hasConfirmation = profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).isPresent();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        Thread.ofVirtual().name("first-passwords").start(this::sendAndTell);
    }

    private void sendAndTell() {
        try {
            send();
            log.info("{}", introduction());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException stopping) {
            log.warn("The sample customers got no password: {}", stopping.toString());
        }
    }

    private void send() throws InterruptedException {
        Set<String> newcomers =
                samples.all().stream()
                        .filter(SampleCustomer::isNewcomer)
                        .map(SampleCustomer::login)
                        .collect(Collectors.toSet());
        List<DemoCustomer> without =
                bank.customers().stream()
                        .filter(DemoCustomer::isSomebody)
                        .filter(customer -> customer.passwordKind() == null)
                        .toList();
        bank.customers().stream()
                .filter(DemoCustomer::isPerson)
                .map(DemoCustomer::login)
                .forEach(papers::handOver);
        for (DemoCustomer customer : without) {
            if (newcomers.contains(customer.login().name())) {
                papers.awaitNewcomer(customer.login());
                continue;
            }
            credentials.issueTemporaryPassword(customer.login().id(), "system:demo");
            if (customer.isUser() && hasConfirmation) {
                credentials.issueTemporaryConfirmation(customer.login().id(), "system:demo");
            }
        }
        for (DemoCustomer customer : without) {
            if (newcomers.contains(customer.login().name())) {
                continue;
            }
            awaitMessage(customer);
        }
    }

    private void awaitMessage(DemoCustomer customer) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (bank.temporaryPassword(customer.phone()).isPresent()) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String introduction() {
        StringBuilder text = new StringBuilder("This is a demonstration. How to try it: ");
        text.append(LocalAddress.of(environment)).append("/demo");
        text.append("%n  %-11s %-5s %-13s %s".formatted("login", "", "telephone", "password"));
        for (DemoCustomer customer : bank.customers()) {
            if (customer.isSomebody()) {
                text.append(
                        "%n  %-11s %-5s %-13s %s"
                                .formatted(
                                        customer.login().name(),
                                        customer.login().language().tag(),
                                        customer.phone(),
                                        password(customer)));
            }
        }
        return text.toString();
    }

    private static String password(DemoCustomer customer) {
        if (customer.isNewcomer()) {
            return "begins with his contract card, see /demo";
        }
        if (customer.temporaryPassword() != null) {
            return customer.temporaryPassword() + " (temporary)";
        }
        return customer.passwordKind() == null
                ? "not sent"
                : "chosen, or sent before this start: have a new one sent at /demo";
    }
}
