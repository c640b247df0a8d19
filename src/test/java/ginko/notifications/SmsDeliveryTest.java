package ginko.notifications;

import static ginko.notifications.OutboxBench.code;
import static ginko.notifications.OutboxBench.notice;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.demo.simulators.ReceivedMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SmsDeliveryTest {

    private static final String PHONE = "+380501234567";

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void sendsAnSmsAndLearnsThatItArrived() {
        bench.smsWorker(bench.centre().settings());

        bench.enqueue(notice(PHONE, "Your order was carried out.", "n1"));

        bench.awaitState("n1", DeliveryState.DELIVERED);
        var sms = bench.received.ofPhone("380501234567").getFirst();
        assertThat(sms.text()).isEqualTo("Your order was carried out.");
        assertThat(sms.from()).isEqualTo("5927");
        assertThat(sms.parts()).isEqualTo(1);
    }

    @Test
    void readsReceiptsThatHaveOnlyTheCustomaryText() {
        bench.smsWorker(bench.centre().settings());

        bench.enqueue(notice("+380500009905", "Hello", "n1"));

        bench.awaitState("n1", DeliveryState.DELIVERED);
    }

    @Test
    void carriesLongTextsOfSixLanguagesIntact() {
        bench.smsWorker(bench.centre().settings());
        var texts =
                new String[] {
                    "Transfer of 12.50 EUR to [Anna] {No. 3} ~ 100 % | €. ".repeat(8),
                    "お振込を受け付けました。確認番号は四九三八一七です。".repeat(6),
                    "이체가 완료되었습니다. 확인 번호를 아무에게도 알려 주지 마십시오. ".repeat(6),
                    "Перевод выполнен. Никому не сообщайте код из этого сообщения. ".repeat(5),
                    "Переказ виконано. Їжак з’їв ґрунт. Нікому не повідомляйте код. ".repeat(5),
                    "انتقال وجه انجام شد. این رمز را به هیچ‌کس نگویید. 😀".repeat(6)
                };

        for (var i = 0; i < texts.length; i++) {
            bench.enqueue(notice(PHONE + i, texts[i], "long" + i));
        }

        for (var i = 0; i < texts.length; i++) {
            bench.awaitState("long" + i, DeliveryState.DELIVERED);
            var sms = bench.received.ofPhone(PHONE + i).getFirst();
            assertThat(sms.text()).isEqualTo(texts[i]);
            assertThat(sms.parts()).isGreaterThan(1);
        }
    }

    @Test
    void marksAMessageFailedWhenTheHandsetCannotBeReached() {
        bench.smsWorker(bench.centre().settings());

        bench.enqueue(notice("+380500009901", "Hello", "n1"));

        bench.awaitState("n1", DeliveryState.FAILED);
    }

    @Test
    void leavesAMessageSentWhenNoReceiptComes() {
        bench.smsWorker(bench.centre().settings());

        bench.enqueue(notice("+380500009902", "Hello", "silent"));
        bench.awaitState("silent", DeliveryState.SENT);
        bench.enqueue(notice(PHONE, "Hello", "later"));
        bench.awaitState("later", DeliveryState.DELIVERED);

        assertThat(bench.state("silent")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void erasesTheTextOnceItIsSent() {
        var centre = bench.centre();
        bench.enqueue(
                code(PHONE, "493817", "c1", OutboxBench.START.plus(Duration.ofMinutes(3))),
                notice("+380500009904", "Hello", "refused"));
        assertThat(bench.body("c1")).contains("493817");

        bench.smsWorker(centre.settings());

        bench.awaitState("c1", DeliveryState.DELIVERED);
        bench.awaitState("refused", DeliveryState.FAILED);
        assertThat(bench.body("c1")).isEmpty();
        assertThat(bench.body("refused")).isEmpty();
    }

    @Test
    void waitsForTheCentreAndSendsWhenItComesBack() {
        var first = bench.centre();
        bench.smsWorker(first.settings());
        bench.enqueue(notice(PHONE, "before", "n1"));
        bench.awaitState("n1", DeliveryState.DELIVERED);

        first.close();
        bench.enqueue(notice(PHONE, "while away", "n2"));
        assertThat(bench.state("n2")).isEqualTo(DeliveryState.QUEUED);
        var _ = bench.centre(first.port());
        bench.await(
                "the message arrives",
                () -> {
                    bench.clock.advance(Duration.ofMillis(500));
                    return bench.state("n2") == DeliveryState.DELIVERED;
                });

        assertThat(bench.received.ofPhone(PHONE))
                .extracting(ReceivedMessage::text)
                .contains("before", "while away");
    }

    @Test
    void pausesWhenThrottledAndThenSendsTheSameMessage() {
        bench.smsWorker(bench.centre().settings());

        bench.enqueue(notice("+380500009903", "Hello", "n1"));
        bench.await(
                "the pause is over",
                () -> {
                    bench.clock.advance(Duration.ofMillis(200));
                    return bench.state("n1") == DeliveryState.DELIVERED;
                });

        assertThat(bench.received.ofPhone("380500009903")).hasSize(1);
        assertThat(bench.attempts("n1")).as("a pause is no attempt").isEqualTo(1);
    }

    @Test
    void aRefusedOrUnsendableMessageHarmsOnlyItself() {
        bench.enqueue(
                notice("+380500009904", "refused number", "refused"),
                notice(PHONE, "too long", "unsendable"),
                notice(PHONE, "fine", "fine1"),
                notice(PHONE, "fine too", "fine2"));
        bench.jdbc
                .sql(
                        """
                        update notifications.outbox
                           set body = repeat('я', 20000)
                         where dedupe_key = 'unsendable'
                        """)
                .update();

        bench.smsWorker(bench.centre().settings());

        bench.awaitState("fine1", DeliveryState.DELIVERED);
        bench.awaitState("fine2", DeliveryState.DELIVERED);
        bench.awaitState("refused", DeliveryState.FAILED);
        bench.await(
                "the unsendable message is given up",
                () -> {
                    bench.clock.advance(Duration.ofSeconds(1));
                    return bench.state("unsendable") == DeliveryState.FAILED;
                });
        assertThat(bench.received.search("")).hasSize(2);
    }

    @Test
    void doesNotSendACodePastItsLife() {
        bench.enqueue(code(PHONE, "493817", "old", OutboxBench.START.plus(Duration.ofMinutes(3))));
        bench.clock.advance(Duration.ofMinutes(3));

        bench.smsWorker(bench.centre().settings());
        bench.enqueue(notice(PHONE, "Hello", "new"));

        bench.awaitState("new", DeliveryState.DELIVERED);
        bench.awaitState("old", DeliveryState.EXPIRED);
        assertThat(bench.body("old")).isEmpty();
        assertThat(bench.received.search("")).hasSize(1);
    }

    @Test
    void twoWorkersOnOneDatabaseSendEachMessageOnce() {
        var centre = bench.centre();
        bench.smsWorker(centre.settings());
        bench.smsWorker(centre.settings());
        var count = 300;

        for (var batch = 0; batch < 10; batch++) {
            var first = batch * 30;
            bench.enqueue(
                    IntStream.range(first, first + 30)
                            .mapToObj(i -> notice(PHONE, "text " + i, "n" + i))
                            .toArray(OutboundMessage[]::new));
        }

        bench.await("all arrived", () -> bench.count(DeliveryState.DELIVERED) == count);
        var texts = bench.received.search("").stream().map(ReceivedMessage::text).toList();
        assertThat(texts).hasSize(count);
        assertThat(new HashSet<>(texts)).hasSize(count);
    }

    @Test
    void takesOverAMessageWhoseWorkerDied() {
        bench.enqueue(notice(PHONE, "Hello", "n1"));
        bench.jdbc
                .sql(
                        """
                        update notifications.outbox
                           set claim_id = id, claimed_until = :until, attempts = 1
                        """)
                .param("until", OutboxSql.at(OutboxBench.START.plus(OutboxWorker.LEASE)))
                .update();
        bench.smsWorker(bench.centre().settings());
        bench.enqueue(notice(PHONE, "other", "n2"));
        bench.awaitState("n2", DeliveryState.DELIVERED);
        assertThat(bench.state("n1")).as("while the lease lasts").isEqualTo(DeliveryState.QUEUED);

        bench.clock.advance(OutboxWorker.LEASE);

        bench.awaitState("n1", DeliveryState.DELIVERED);
    }

    @Test
    void codesLeaveBeforeNoticesThatWereThereFirst() {
        for (var i = 0; i < 100; i++) {
            bench.enqueue(notice(PHONE, "bulk " + i, "bulk" + i));
        }
        bench.enqueue(code(PHONE, "493817", "code", OutboxBench.START.plus(Duration.ofMinutes(3))));

        bench.smsWorker(bench.centre().settings());

        bench.await("all arrived", () -> bench.count(DeliveryState.DELIVERED) == 101);
        var place =
                bench.received.search("").reversed().stream()
                        .map(ReceivedMessage::text)
                        .toList()
                        .indexOf("493817");
        assertThat(place).as("at most one window before it").isLessThan(10);
    }
}
