package ginko.drafts;

import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An unfinished act. `content` is the JSON of the owning module; `version` grows with every change
/// of it; `challenge` is the code that was asked for this very version, gone after any change.
public record Draft(
        DraftId id,
        String kind,
        LoginId login,
        CustomerId customer,
        int version,
        DraftState state,
        String content,
        @Nullable ChallengeId challenge,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {

    public boolean isOpenAt(Instant now) {
        return state == DraftState.OPEN && now.isBefore(expiresAt);
    }
}
