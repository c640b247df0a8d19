package ginko.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Delivery that was stopped can be started again in the same program.
class OutboxRestartTest extends BankTest {

    @Autowired private OutboxDelivery delivery;
    @Autowired private Outbox outbox;
    @Autowired private TransactionTemplate transaction;

    @Test
    void deliversAgainAfterAStop() {
        Person person = bank.person();
        delivery.stop();
        assertThat(delivery.isRunning()).isFalse();
        delivery.start();
        transaction.executeWithoutResult(_ ->
                outbox.enqueue(
                        List.of(
                                OutboxBench.notice(
                                        person.phone(), "Delivery works again", "restart"))));
        assertThat(bank.sms(person, 0).text()).contains("Delivery works again");
    }
}
