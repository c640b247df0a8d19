package ginko.otp;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import java.util.Optional;

/// What the token centre asks of the module that knows logins.
public interface TokenHolders {

    /// The customer behind a login; empty for anybody else, for example a member of staff.
    Optional<TokenHolder> find(LoginId login);

    /// Checks the confirmation password; a try is paid first. Not to be called in a transaction.
    PasswordCheck confirm(LoginId login, Masked confirmationPassword);

    /// What became of a confirmation password.
    sealed interface PasswordCheck {

        /// It is his.
        record Right() implements PasswordCheck {}

        /// It is not; so many tries are left.
        record Wrong(int triesLeft) implements PasswordCheck {}

        /// No try is left, or he has no such password.
        record Closed() implements PasswordCheck {}
    }
}
