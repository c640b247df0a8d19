package ginko.notifications.smtp;

import static java.util.Objects.requireNonNull;

import ginko.notifications.transport.OutgoingMessage;
import ginko.notifications.transport.SendResult;
import ginko.notifications.transport.SendResult.Accepted;
import ginko.notifications.transport.SendResult.Later;
import ginko.notifications.transport.SendResult.Rejected;
import ginko.notifications.transport.SendResult.Unavailable;
import ginko.notifications.transport.SendResult.Unknown;
import ginko.notifications.transport.Transport;
import ginko.notifications.transport.TransportListener;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands plain text mails to an SMTP server. A mail whose answer was lost is sent again with the
/// same Message-ID (RFC 1047), so that the receiver can recognise it.
public final class SmtpTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int PERMANENT_FROM = 500;

    private final SmtpSettings settings;
    private final String from;
    private final Clock clock;
    private final Session session;

    /// @param from the sender, when the settings name none
    public SmtpTransport(SmtpSettings settings, String from, Clock clock) {
        this.settings = settings;
        this.from = settings.from() == null ? from : settings.from();
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings settings) {
        var properties = new Properties();
        var connect = Long.toString(CONNECT_WITHIN.toMillis());
        var answer = Long.toString(ANSWER_WITHIN.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", connect);
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.starttls()) {
            case REQUIRED -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case OFF -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        if (settings.user() != null) {
            properties.setProperty("mail.smtp.auth", "true");
        }
        return properties;
    }

    @Override
    public void start(TransportListener listener) {
        if (settings.host() == null) {
            log.warn("no mail will be sent: ginko.smtp.host is not set");
            return;
        }
        listener.ready();
    }

    @Override
    public boolean isReady() {
        return settings.host() != null;
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public SendResult send(OutgoingMessage message) {
        var connection = new SMTPTransport(session, null);
        try {
            connection.connect(
                    requireNonNull(settings.host()),
                    settings.port(),
                    settings.user(),
                    settings.password());
        } catch (MessagingException noConnection) {
            return new Unavailable("smtp_no_connection");
        }
        try {
            var mail = compose(message);
            connection.sendMessage(mail, mail.getAllRecipients());
            return new Accepted(List.of());
        } catch (MessagingException failed) {
            return ofFailure(failed);
        } finally {
            closeQuietly(connection);
        }
    }

    /// The answer of the server counts, not how the connection ended.
    private static void closeQuietly(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException alreadyGone) {
            log.debug("mail connection ended early", alreadyGone);
        }
    }

    private MimeMessage compose(OutgoingMessage message) throws MessagingException {
        var messageId = "<" + message.id() + "@" + from.substring(from.indexOf('@') + 1) + ">";
        var mail = new StableMessage(session, messageId);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address()));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setText(message.body().reveal(), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", message.language().tag());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(clock.instant()));
        mail.saveChanges();
        return mail;
    }

    private static SendResult ofFailure(MessagingException failed) {
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            var code =
                    switch (cause) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSenderFailedException sender -> sender.getReturnCode();
                        case SMTPSendFailedException answer -> answer.getReturnCode();
                        default -> 0;
                    };
            if (code >= PERMANENT_FROM) {
                return new Rejected(String.format(Locale.ROOT, "smtp_%d", code));
            }
            if (code > 0) {
                return new Later(String.format(Locale.ROOT, "smtp_%d", code));
            }
        }
        return new Unknown("smtp_no_answer");
    }

    private static @Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    @Override
    public void close() {
        // Every mail opens and closes its own connection.
    }

    /// Keeps the Message-ID the bank gave, which Jakarta Mail would replace on saving.
    private static final class StableMessage extends MimeMessage {

        private final String messageId;

        StableMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
