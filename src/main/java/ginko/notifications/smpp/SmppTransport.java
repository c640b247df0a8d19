package ginko.notifications.smpp;

import static java.util.Objects.requireNonNull;

import ginko.notifications.transport.BackOff;
import ginko.notifications.transport.OutgoingMessage;
import ginko.notifications.transport.SendResult;
import ginko.notifications.transport.SendResult.Accepted;
import ginko.notifications.transport.SendResult.Later;
import ginko.notifications.transport.SendResult.Rejected;
import ginko.notifications.transport.SendResult.Throttled;
import ginko.notifications.transport.SendResult.Unavailable;
import ginko.notifications.transport.SendResult.Unknown;
import ginko.notifications.transport.Transport;
import ginko.notifications.transport.TransportListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends SMS over one transceiver bind of SMPP 3.4. Keeps the link alive with enquire_link every 30
/// seconds and binds again, with growing pauses, when it is lost.
public final class SmppTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(SmppTransport.class);

    private static final Duration ENQUIRE_LINK_EVERY = Duration.ofSeconds(30);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration UNBIND_WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_REBIND = Duration.ofMinutes(1);

    private final SmppSettings settings;
    private final Submission.Address source;
    private final BackOff rebinds;
    private final Clock clock;
    private final Semaphore linkChanged = new Semaphore(0);
    private volatile @Nullable SMPPSession session;
    private volatile boolean closed;
    private @Nullable Thread binder;

    /// @param source the sender, when the settings name none
    public SmppTransport(SmppSettings settings, String source, Clock clock) {
        this.settings = settings;
        this.source =
                Submission.Address.ofSource(
                        settings.source() == null ? source : settings.source(), settings);
        this.rebinds = new BackOff(settings.rebindAfter(), LONGEST_REBIND);
        this.clock = clock;
    }

    @Override
    public void start(TransportListener listener) {
        if (settings.host() == null) {
            log.warn("no SMS will be sent: ginko.smpp.host is not set");
            return;
        }
        binder = Thread.ofVirtual().name("smpp-bind").start(() -> keepBound(listener));
    }

    @Override
    public boolean isReady() {
        var current = session;
        return current != null && current.getSessionState() == SessionState.BOUND_TRX;
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public SendResult send(OutgoingMessage message) {
        var current = session;
        if (current == null || !isReady()) {
            return new Unavailable("not_bound");
        }
        var providerIds = new ArrayList<String>();
        for (var submission : Submission.of(message, source, clock.instant())) {
            try {
                providerIds.add(settings.receiptIds().ofAnswer(submit(current, submission)));
            } catch (NegativeResponseException refused) {
                return ofStatus(refused.getCommandStatus());
            } catch (ResponseTimeoutException | InvalidResponseException noAnswer) {
                return new Unknown("no_answer");
            } catch (IOException connectionLost) {
                // The octets may have left before the connection broke.
                return new Unknown("connection_lost");
            } catch (PDUException notEncodable) {
                return new Rejected("not_encodable");
            }
        }
        return new Accepted(providerIds);
    }

    private static String submit(SMPPSession session, Submission submission)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        var source = submission.source();
        var destination = submission.destination();
        var part = submission.part();
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.valueOf(source.ton()),
                        NumberingPlanIndicator.valueOf(source.npi()),
                        source.digits(),
                        TypeOfNumber.valueOf(destination.ton()),
                        NumberingPlanIndicator.valueOf(destination.npi()),
                        destination.digits(),
                        new ESMClass(part.esmClass()),
                        (byte) 0,
                        (byte) 0,
                        null,
                        submission.validityPeriod(),
                        new RegisteredDelivery(Submission.REGISTERED_DELIVERY),
                        (byte) 0,
                        new RawDataCoding(part.dataCoding()),
                        (byte) 0,
                        part.octets(),
                        new OptionalParameter.User_message_reference(
                                submission.userMessageReference()))
                .getMessageId();
    }

    /// Splits refusals into a pause for all, a fault of this message, and trouble that may pass.
    static SendResult ofStatus(int status) {
        var reason = String.format(Locale.ROOT, "smpp_0x%02x", status);
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
                    new Throttled(reason);
            case SMPPConstant.STAT_ESME_RINVMSGLEN,
                    SMPPConstant.STAT_ESME_RINVCMDLEN,
                    SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVDSTADR,
                    SMPPConstant.STAT_ESME_RINVESMCLASS,
                    SMPPConstant.STAT_ESME_RINVSRCTON,
                    SMPPConstant.STAT_ESME_RINVSRCNPI,
                    SMPPConstant.STAT_ESME_RINVDSTTON,
                    SMPPConstant.STAT_ESME_RINVDSTNPI,
                    SMPPConstant.STAT_ESME_RINVEXPIRY,
                    SMPPConstant.STAT_ESME_RX_P_APPN,
                    SMPPConstant.STAT_ESME_RX_R_APPN,
                    SMPPConstant.STAT_ESME_RINVDCS ->
                    new Rejected(reason);
            default -> new Later(reason);
        };
    }

    private void keepBound(TransportListener listener) {
        var failures = 0;
        while (!closed) {
            try {
                var bound = bind(listener);
                session = bound;
                failures = 0;
                log.info("bound to the short-message centre, settings={}", settings);
                listener.ready();
                while (!closed && bound.getSessionState().isBound()) {
                    linkChanged.acquire();
                }
                session = null;
                bound.close();
            } catch (IOException noBind) {
                log.warn(
                        "cannot bind to the short-message centre, settings={} reason={}",
                        settings,
                        noBind.getMessage());
            } catch (InterruptedException stopped) {
                return;
            }
            if (!closed && !pause(++failures)) {
                return;
            }
        }
    }

    private boolean pause(int failures) {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    rebinds.after(failures, ThreadLocalRandom.current()).toMillis());
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private SMPPSession bind(TransportListener listener) throws IOException {
        var opening = new SMPPSession(new BoundedConnections(settings.security()));
        opening.setEnquireLinkTimer(Math.toIntExact(ENQUIRE_LINK_EVERY.toMillis()));
        opening.setTransactionTimer(ANSWER_WITHIN.toMillis());
        opening.setMessageReceiverListener(new DeliverListener(listener, settings.receiptIds()));
        opening.addSessionStateListener((_, _, _) -> linkChanged.release());
        var parameter =
                new BindParameter(
                        BindType.BIND_TRX,
                        settings.systemId(),
                        settings.password(),
                        settings.systemType(),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null);
        try {
            var _ =
                    opening.connectAndBind(
                            requireNonNull(settings.host()),
                            settings.port(),
                            parameter,
                            ANSWER_WITHIN.toMillis());
            return opening;
        } catch (IOException failed) {
            opening.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        closed = true;
        var current = session;
        if (current != null) {
            current.setTransactionTimer(UNBIND_WITHIN.toMillis());
            current.unbindAndClose();
        }
        var running = binder;
        if (running != null) {
            running.interrupt();
        }
    }
}
