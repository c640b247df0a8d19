package ginko.transfers.web;

import ginko.otp.ChallengeView;
import ginko.web.FormModel;
import java.util.List;
import java.util.UUID;

/// The field for the code, with the facts that must not be mistaken and when another message may be
/// asked for.
public record ConfirmPage(
        UUID id,
        FormModel form,
        List<Fact> facts,
        ChallengeView challenge,
        long waitSeconds,
        String button) {}
