package ginko.notifications.smpp;

import ginko.notifications.transport.TransportListener;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what the short-message centre delivers. A receipt is answered after it is stored, so that
/// the centre repeats it when the database is away. Customers' texts are answered and dropped:
/// there are no commands by SMS yet.
final class DeliverListener implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(DeliverListener.class);

    private final TransportListener listener;
    private final ReceiptIds ids;

    DeliverListener(TransportListener listener, ReceiptIds ids) {
        this.listener = listener;
        this.ids = ids;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        if (!MessageType.SMSC_DEL_RECEIPT.containedIn(pdu.getEsmClass())) {
            log.info("text of a customer ignored");
            return;
        }
        var receipt = Receipts.read(pdu, ids);
        if (receipt.isEmpty()) {
            return;
        }
        try {
            listener.receipt(receipt.get());
        } catch (RuntimeException notStored) {
            log.warn("delivery receipt not stored", notStored);
            throw new ProcessRequestException(
                    "try again", SMPPConstant.STAT_ESME_RX_T_APPN, notStored);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // Not asked for.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
