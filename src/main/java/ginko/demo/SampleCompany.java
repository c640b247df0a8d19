package ginko.demo;

import ginko.identity.UserKind;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.policy.SignInFactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented company whose contract has several users, its master first. `factor` overrides the
/// bank profile.
record SampleCompany(
        Language language,
        String name,
        Currency currency,
        String branch,
        @Nullable SignInFactor factor,
        List<User> users) {

    SampleCompany {
        users = List.copyOf(users);
    }

    /// One of its users. `login` names him for ever.
    record User(UserKind kind, String name, String login, String phone, String mail) {}

    User master() {
        return users.getFirst();
    }
}
