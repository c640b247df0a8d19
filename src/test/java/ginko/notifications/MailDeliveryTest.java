package ginko.notifications;

import static ginko.notifications.OutboxBench.mail;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.demo.simulators.MailReceiver;
import ginko.demo.simulators.ReceivedMessage;
import ginko.kernel.Language;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MailDeliveryTest {

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void sendsMailsInPersianAndJapanese() {
        bench.mailWorker(bench.mailReceiver().settings());

        bench.enqueue(
                mail(
                        "sara@mail.example",
                        "ورود تازه به بانک",
                        "سلام.\nشما وارد شدید.",
                        Language.FA),
                mail("ken@mail.example", "ログインのお知らせ", "ログインしました。\n銀行", Language.JA));

        bench.awaitState("ورود تازه به بانک", DeliveryState.SENT);
        bench.awaitState("ログインのお知らせ", DeliveryState.SENT);
        var persian = bench.received.search("sara@mail.example").getFirst();
        var japanese = bench.received.search("ken@mail.example").getFirst();
        assertThat(persian.subject()).isEqualTo("ورود تازه به بانک");
        assertThat(persian.text().lines()).containsExactly("سلام.", "شما وارد شدید.");
        assertThat(japanese.subject()).isEqualTo("ログインのお知らせ");
        assertThat(japanese.text().lines()).containsExactly("ログインしました。", "銀行");
        assertThat(japanese.from()).isEqualTo("bank@ginko.example");
    }

    @Test
    void triesAgainWithTheSameMessageIdWhenTheServerIsBusy() {
        bench.mailWorker(bench.mailReceiver().settings());

        bench.enqueue(mail("busy@mail.example", "Notice", "Text", Language.EN));
        bench.await(
                "the mail is sent",
                () -> {
                    bench.clock.advance(Duration.ofMillis(200));
                    return bench.state("Notice") == DeliveryState.SENT;
                });

        var mails = bench.received.search("busy@mail.example");
        var id =
                bench.jdbc
                        .sql("select id::text from notifications.outbox")
                        .query(String.class)
                        .single();
        assertThat(mails)
                .extracting(ReceivedMessage::reference)
                .containsExactly("<" + id + "@ginko.example>");
        assertThat(bench.attempts("Notice")).isEqualTo(2);
    }

    @Test
    void givesUpAMailboxThatDoesNotExistAndSendsTheOthers() {
        bench.mailWorker(bench.mailReceiver().settings());

        bench.enqueue(
                mail("refused@mail.example", "Lost", "Text", Language.EN),
                mail("anna@mail.example", "Found", "Text", Language.EN));

        bench.awaitState("Found", DeliveryState.SENT);
        bench.awaitState("Lost", DeliveryState.FAILED);
        assertThat(bench.body("Lost")).isEmpty();
    }

    @Test
    void waitsForAMailServerThatIsDown() {
        var first = bench.mailReceiver();
        var settings = first.settings();
        first.close();
        bench.mailWorker(settings);
        bench.enqueue(mail("anna@mail.example", "Patience", "Text", Language.EN));
        bench.await(
                "the failed attempt is recorded",
                () ->
                        bench.jdbc
                                        .sql(
                                                """
                                                select count(*)
                                                  from notifications.outbox
                                                 where failure = 'smtp_no_connection'
                                                """)
                                        .query(Integer.class)
                                        .single()
                                == 1);

        try (var _ = MailReceiver.start(bench.received, settings.port())) {
            bench.await(
                    "the mail is sent",
                    () -> {
                        bench.clock.advance(Duration.ofMillis(500));
                        return bench.state("Patience") == DeliveryState.SENT;
                    });
        }

        assertThat(bench.received.search("anna")).hasSize(1);
    }
}
