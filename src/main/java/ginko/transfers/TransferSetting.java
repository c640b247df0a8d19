package ginko.transfers;

import ginko.policy.BankProfile;
import org.springframework.stereotype.Component;

/// What every decision needs and no decision changes: the rules, the notices and the version of the
/// profile they come from.
@Component
class TransferSetting {

    private final TransferRules rules;
    private final TransferNotices notices;
    private final String profileVersion;

    TransferSetting(BankProfile profile, TransferNotices notices) {
        this.rules = new TransferRules(profile);
        this.notices = notices;
        this.profileVersion = profile.version();
    }

    TransferRules rules() {
        return rules;
    }

    TransferNotices notices() {
        return notices;
    }

    String profileVersion() {
        return profileVersion;
    }
}
