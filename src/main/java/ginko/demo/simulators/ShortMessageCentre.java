package ginko.demo.simulators;

import ginko.kernel.Ids;
import ginko.notifications.Channel;
import ginko.notifications.smpp.SmppSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A simulated short-message centre: accepts SMPP 3.4 binds on the loopback interface, takes short
/// messages, delivers them to simulated handsets and reports back with delivery receipts.
public final class ShortMessageCentre implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ShortMessageCentre.class);

    private static final String SYSTEM_ID = "ginko";
    private static final String PASSWORD = "secret08";
    private static final Duration BIND_WITHIN = Duration.ofSeconds(5);

    private final SimulatedMessages messages;
    private final Clock clock;
    private final int port;
    private final SMPPServerSessionListener listener;
    private final LongMessages longMessages = new LongMessages();
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<String> throttled = ConcurrentHashMap.newKeySet();
    private final Map<String, SimulatedReceipt> receipts = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private ShortMessageCentre(SimulatedMessages messages, Clock clock, LoopbackListener loopback)
            throws IOException {
        this.messages = messages;
        this.clock = clock;
        this.port = loopback.port();
        this.listener = new SMPPServerSessionListener(port, loopback);
        listener.setMessageReceiverListener(new Submissions(this::accept));
        listener.setResponseDeliveryListener(new AfterAnswer(this::report));
    }

    /// Listens on any free port.
    public static ShortMessageCentre start(SimulatedMessages messages, Clock clock) {
        return start(messages, clock, 0);
    }

    /// Listens on the given port, where an earlier centre was closed.
    public static ShortMessageCentre start(SimulatedMessages messages, Clock clock, int port) {
        try {
            var centre = new ShortMessageCentre(messages, clock, new LoopbackListener(port));
            Thread.ofVirtual().name("smsc-accept").start(centre::acceptSessions);
            return centre;
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    public int port() {
        return port;
    }

    /// How to bind here.
    public SmppSettings settings() {
        return SmppSettings.local(port, PASSWORD, null);
    }

    private void acceptSessions() {
        while (!closed) {
            try {
                var session = listener.accept();
                Thread.ofVirtual().name("smsc-bind").start(() -> bind(session));
            } catch (IOException ended) {
                if (!closed) {
                    log.warn("short-message centre cannot accept", ended);
                    return;
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        sessions.add(session);
        session.addSessionStateListener((state, _, _) -> {
            if (!state.isNotClosed()) {
                sessions.remove(session);
            }
        });
        try {
            var request = session.waitForBind(BIND_WITHIN.toMillis());
            if (SYSTEM_ID.equals(request.getSystemId()) && PASSWORD.equals(request.getPassword())) {
                request.accept(SYSTEM_ID);
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                session.close();
            }
        } catch (TimeoutException | IOException | PDUStringException noBind) {
            log.info("bind failed: {}", noBind.getMessage());
            session.close();
        }
        if (closed) {
            session.close();
        }
    }

    private SubmitSmResult accept(SubmitSm pdu) throws ProcessRequestException {
        var handset = Handset.of(pdu.getDestAddress());
        var reference = pdu.getOptionalParameter(OptionalParameter.User_message_reference.class);
        var referenceText =
                reference == null ? "" : Integer.toString(reference.getValue() & 0xFFFF);
        if (handset == Handset.UNKNOWN_NUMBER) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        if (handset == Handset.THROTTLED && throttled.add(referenceText)) {
            throw new ProcessRequestException("too fast", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (handset != Handset.FAILS) {
            longMessages
                    .add(pdu)
                    .ifPresent(text ->
                            messages.add(
                                    new SimulatedMessages.Arrival(
                                            Channel.SMS,
                                            "+" + pdu.getDestAddress(),
                                            pdu.getSourceAddr(),
                                            null,
                                            text.text(),
                                            referenceText,
                                            text.parts())));
        }
        var id = Ids.next().toString().replace("-", "");
        if (handset != Handset.SILENT && pdu.getRegisteredDelivery() == 1) {
            receipts.put(id, SimulatedReceipt.of(pdu, id, handset));
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// After the answer is out, the handset reports.
    private void report(SubmitSmResult result, SMPPServerSession session) {
        var receipt = receipts.remove(result.getMessageId());
        if (receipt != null) {
            Thread.ofVirtual()
                    .name("smsc-receipt")
                    .start(() -> receipt.deliver(session, clock.instant()));
        }
    }

    /// Disconnects everybody and frees the port.
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException alreadyClosed) {
            log.debug("listener", alreadyClosed);
        }
        sessions.forEach(SMPPServerSession::close);
    }
}
