package ginko.demo.simulators;

import java.util.function.BiConsumer;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerResponseDeliveryListener;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;

/// Runs an action once the answer to a submission has been written.
record AfterAnswer(BiConsumer<SubmitSmResult, SMPPServerSession> action)
        implements ServerResponseDeliveryListener {

    @Override
    public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession session) {
        action.accept(result, session);
    }

    @Override
    public void onSubmitSmRespError(
            SubmitSmResult result, Exception cause, SMPPServerSession session) {
        // The bank will send the message again.
    }

    @Override
    public void onSubmitMultiRespSent(SubmitMultiResult result, SMPPServerSession session) {
        // Not simulated.
    }

    @Override
    public void onSubmitMultiRespError(
            SubmitMultiResult result, Exception cause, SMPPServerSession session) {
        // Not simulated.
    }
}
