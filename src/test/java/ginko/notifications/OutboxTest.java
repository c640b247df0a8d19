package ginko.notifications;

import static ginko.notifications.OutboxBench.notice;
import static ginko.notifications.OutboxBench.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.notifications.transport.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class OutboxTest {

    private static final String PHONE = "+380501234567";

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void aRolledBackEventSendsNothing() {
        bench.smsWorker(bench.centre().settings());

        bench.transactions.executeWithoutResult(status -> {
            bench.outbox.enqueue(List.of(notice(PHONE, "never", "n1")));
            status.setRollbackOnly();
        });
        bench.enqueue(notice(PHONE, "sent", "n2"));
        bench.awaitState("n2", DeliveryState.DELIVERED);

        assertThat(bench.received.search("")).hasSize(1);
        assertThat(bench.received.search("").getFirst().text()).isEqualTo("sent");
    }

    @Test
    void refusesToStoreOutsideATransaction() {
        var messages = List.of(notice(PHONE, "text", "n1"));

        assertThatThrownBy(() -> bench.outbox.enqueue(messages))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepeatedEventIsOneMessage() {
        bench.enqueue(notice(PHONE, "first", "same"), notice(PHONE, "in one batch", "same"));
        bench.enqueue(notice(PHONE, "later", "same"), notice(PHONE, "other", "other"));
        bench.smsWorker(bench.centre().settings());

        bench.awaitState("same", DeliveryState.DELIVERED);
        bench.awaitState("other", DeliveryState.DELIVERED);

        assertThat(bench.received.search(""))
                .extracting(message -> message.text())
                .containsExactlyInAnyOrder("first", "other");
    }

    @Test
    void aReceiptMayBeStoredBeforeTheSubmission() {
        bench.enqueue(notice(PHONE, "text", "n1"));
        var sql = new OutboxSql(bench.jdbc);
        var lease =
                new OutboxSql.Lease(
                        CustomerId.next().value(),
                        OutboxBench.START,
                        OutboxBench.START.plusSeconds(30));
        var claimed = sql.claim(Channel.SMS, 2, 10, lease).getFirst();
        var sent =
                new OutboxSql.Attempt(
                        claimed.message().id(),
                        claimed.claim(),
                        new RetryRules.Next(DeliveryState.SENT, OutboxBench.START, 1, null),
                        List.of("part1", "part2"));

        var early =
                sql.recordReceipt(
                        new Receipt("part1", Receipt.Outcome.DELIVERED), OutboxBench.START);
        sql.record(List.of(sent), OutboxBench.START);
        sql.recordParts(List.of(sent), OutboxBench.START);
        sql.settle(List.of(sent.id()), OutboxBench.START);
        assertThat(early).isEmpty();
        assertThat(bench.state("n1")).as("one part is missing").isEqualTo(DeliveryState.SENT);
        var late =
                sql.recordReceipt(
                        new Receipt("part2", Receipt.Outcome.DELIVERED), OutboxBench.START);
        sql.settle(List.of(late.orElseThrow()), OutboxBench.START);

        assertThat(bench.state("n1")).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void showsACustomerOnlyOwnMessagesNewestFirstAndPageByPage() {
        var anna = CustomerId.next();
        var boris = CustomerId.next();
        for (var i = 0; i < 45; i++) {
            bench.enqueue(
                    sms(PHONE, "code 493817", "a" + i, null, anna),
                    sms(PHONE, "code 493817", "b" + i, null, boris));
        }

        var pages = new ArrayList<List<SentMessage>>();
        var page = bench.messages.ofCustomer(anna, null);
        pages.add(page.items());
        while (page.next() != null) {
            page = bench.messages.ofCustomer(anna, page.next());
            pages.add(page.items());
        }

        var all = pages.stream().flatMap(List::stream).toList();
        assertThat(pages).hasSize(3);
        assertThat(all).hasSize(45).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        (one, two) -> two.id().toString().compareTo(one.id().toString()));
        assertThat(all).allSatisfy(message -> assertThat(message.text()).isEqualTo("masked"));
        assertThat(all.getFirst().addressHint()).isEqualTo("••4567");
    }

    @Test
    void neverPrintsTextOrAddress() {
        var sms = notice(PHONE, "code 493817", "n1");
        var mail = OutboxBench.mail("anna@mail.example", "Subject", "Body", Language.EN);

        assertThat(sms.toString()).doesNotContain("493817").doesNotContain("501234567");
        assertThat(mail.toString()).doesNotContain("anna").doesNotContain("Body");
    }

    @Test
    void refusesAddressesThatCouldSmuggleHeaders() {
        assertThatThrownBy(() ->
                        OutboxBench.mail("a@b.example\r\nBcc: c@d.example", "s", "t", Language.EN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutboxBench.mail("a@b.example", "s\r\nBcc: c@d", "t", Language.EN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notice("0501234567", "text", "n1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
