package ginko.identity;

import ginko.customers.Customers;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.TokenHolder;
import ginko.otp.TokenHolders;
import ginko.policy.SecretKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the token centre who holds a token, and checks confirmation passwords for it.
@Component
class LoginTokenHolders implements TokenHolders {

    private final LoginsSql logins;
    private final Customers customers;
    private final Reach reach;
    private final Secrets secrets;

    LoginTokenHolders(LoginsSql logins, Customers customers, Reach reach, Secrets secrets) {
        this.logins = logins;
        this.customers = customers;
        this.reach = reach;
        this.secrets = secrets;
    }

    @Override
    public Optional<TokenHolder> find(LoginId id) {
        return logins.find(id)
                .map(login ->
                        new TokenHolder(
                                id,
                                login.customer(),
                                customers.find(login.customer()).orElseThrow().displayName(),
                                login.language(),
                                reach.mail(login),
                                reach.phone(login)));
    }

    @Override
    public PasswordCheck confirm(LoginId login, Masked confirmationPassword) {
        return switch (secrets.check(
                login, SecretKind.CONFIRMATION_PASSWORD, confirmationPassword)) {
            case SecretOutcome.Right() -> new PasswordCheck.Right();
            case SecretOutcome.Wrong(int triesLeft) -> new PasswordCheck.Wrong(triesLeft);
            case SecretOutcome.Locked(), SecretOutcome.NotSet() -> new PasswordCheck.Closed();
        };
    }
}
