package ginko.demo.simulators;

import ginko.notifications.Channel;
import ginko.notifications.smtp.SmtpSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// A simulated mail server on the loopback interface. Mail to `refused@…` is refused for good, mail
/// to `busy@…` once.
public final class MailReceiver implements AutoCloseable {

    private static final int PERMANENT = 550;
    private static final int TEMPORARY = 451;
    private static final Session PARSING = Session.getInstance(new Properties());

    private final SimulatedMessages messages;
    private final SMTPServer server;
    private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();

    private MailReceiver(SimulatedMessages messages, int port) {
        this.messages = messages;
        this.server =
                SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .messageHandler(this::arrived)
                        .build();
    }

    /// Listens on any free port.
    public static MailReceiver start(SimulatedMessages messages) {
        return start(messages, 0);
    }

    /// Listens on the given port, where an earlier receiver was closed.
    public static MailReceiver start(SimulatedMessages messages, int port) {
        var receiver = new MailReceiver(messages, port);
        receiver.server.start();
        return receiver;
    }

    public int port() {
        return server.getPortAllocated();
    }

    /// How to hand mail over here.
    public SmtpSettings settings() {
        return SmtpSettings.local(port(), null);
    }

    private void arrived(MessageContext context, String from, String to, byte[] data)
            throws RejectException {
        try {
            var mail = new MimeMessage(PARSING, new ByteArrayInputStream(data));
            if (to.startsWith("refused@")) {
                throw new RejectException(PERMANENT, "no such mailbox");
            }
            if (to.startsWith("busy@") && refusedOnce.add(mail.getMessageID())) {
                throw new RejectException(TEMPORARY, "try again later");
            }
            messages.add(
                    new SimulatedMessages.Arrival(
                            Channel.MAIL,
                            to,
                            from,
                            mail.getSubject(),
                            String.valueOf(mail.getContent()).stripTrailing(),
                            String.valueOf(mail.getMessageID()),
                            1));
        } catch (MessagingException | IOException unreadable) {
            throw new RejectException(PERMANENT, "unreadable mail");
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
