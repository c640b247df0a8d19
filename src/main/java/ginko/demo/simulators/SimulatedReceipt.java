package ginko.demo.simulators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A delivery receipt to be sent; repeated a few times while the bank answers "not now".
record SimulatedReceipt(String id, String phone, String bank, Handset handset) {

    private static final Logger log = LoggerFactory.getLogger(SimulatedReceipt.class);

    private static final int TRIES = 5;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuMMddHHmm", Locale.ROOT);
    private static final byte DELIVERED = 2;
    private static final byte UNDELIVERABLE = 5;

    static SimulatedReceipt of(SubmitSm pdu, String id, Handset handset) {
        return new SimulatedReceipt(id, pdu.getDestAddress(), pdu.getSourceAddr(), handset);
    }

    void deliver(SMPPServerSession session, Instant now) {
        for (var i = 0; i < TRIES; i++) {
            try {
                send(session, now);
                return;
            } catch (NegativeResponseException notNow) {
                log.debug("receipt refused", notNow);
            } catch (PDUException
                    | ResponseTimeoutException
                    | InvalidResponseException
                    | IOException lost) {
                log.info("receipt lost: {}", lost.getMessage());
                return;
            }
        }
    }

    private void send(SMPPServerSession session, Instant now)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                phone,
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                bank,
                new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery((byte) 0),
                new RawDataCoding((byte) 0),
                text(now).getBytes(StandardCharsets.US_ASCII),
                parameters());
    }

    private OptionalParameter[] parameters() {
        return handset == Handset.PLAIN_RECEIPT
                ? new OptionalParameter[0]
                : new OptionalParameter[] {
                    new OptionalParameter.Receipted_message_id(id),
                    new OptionalParameter.Message_state(arrived() ? DELIVERED : UNDELIVERABLE)
                };
    }

    private String text(Instant now) {
        var minute = MINUTES.format(now.atOffset(ZoneOffset.UTC));
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        id,
                        arrived() ? "001" : "000",
                        minute,
                        minute,
                        arrived() ? "DELIVRD" : "UNDELIV",
                        arrived() ? "000" : "001");
    }

    private boolean arrived() {
        return handset != Handset.FAILS;
    }
}
