package ginko.notifications;

import ginko.notifications.OutboxWorker.OutboxStore;
import ginko.notifications.smpp.SmppSettings;
import ginko.notifications.smpp.SmppTransport;
import ginko.notifications.smtp.SmtpSettings;
import ginko.notifications.smtp.SmtpTransport;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Connects the outbox with the short-message centre and the mail server.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmppSettings.class, SmtpSettings.class})
class NotificationsConfiguration {

    private static final Duration POLL = Duration.ofSeconds(1);

    @Bean
    OutboxDelivery outboxDelivery(
            OutboxSql sql,
            OutboxSignal signal,
            PlatformTransactionManager transactions,
            TransportSettings settings,
            Clock clock) {
        var store = new OutboxStore(sql, new TransactionTemplate(transactions));
        return new OutboxDelivery(
                signal,
                () -> {
                    var sms = new SmppTransport(settings.smpp(), settings.smsSender(), clock);
                    var mail = new SmtpTransport(settings.smtp(), settings.mailFrom(), clock);
                    return List.of(
                            new OutboxWorker(Channel.SMS, sms, store, clock, POLL),
                            new OutboxWorker(Channel.MAIL, mail, store, clock, POLL));
                });
    }

    @Bean
    TransportSettings transportSettings(SmppSettings smpp, SmtpSettings smtp, BankProfile profile) {
        var bank = profile.bank();
        return new TransportSettings(smpp, smtp, bank.smsSender(), bank.mailFrom());
    }

    /// Settings of both transports with the bank's own sender names.
    record TransportSettings(
            SmppSettings smpp, SmtpSettings smtp, String smsSender, String mailFrom) {}
}
