package ginko.demo;

import ginko.accounts.AccountView;
import ginko.customers.CustomerKind;
import ginko.demo.DemoPapers.Papers;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.PasswordKind;
import ginko.policy.SignInFactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sample customer as the demo page shows him.
///
/// @param passwordKind who chose his password; null while he has none
/// @param tokenCode what his device shows now; null when he carries none
/// @param papers what he has on paper or in his head
/// @param temporaryPassword as it stands in his newest SMS; null when it is not known any more
/// @param temporaryConfirmation the same of his confirmation password
public record DemoCustomer(
        Login login,
        CustomerKind kind,
        String name,
        String feeClass,
        String phone,
        String mail,
        @Nullable PasswordKind passwordKind,
        @Nullable String temporaryPassword,
        @Nullable String temporaryConfirmation,
        @Nullable String tokenCode,
        Papers papers,
        boolean isNewcomer,
        List<AccountView> accounts) {

    public DemoCustomer {
        accounts = List.copyOf(accounts);
    }

    /// The number on the back of his device.
    public String tokenSerial() {
        return DemoTokens.serial(login);
    }

    public boolean isBlocked() {
        return login.state() == LoginState.BLOCKED;
    }

    public boolean isPerson() {
        return kind == CustomerKind.PERSON;
    }

    /// Whether he is one of several users of a company’s contract.
    public boolean isUser() {
        return kind == CustomerKind.COMPANY;
    }

    /// Whether somebody signs in with this login to look around.
    public boolean isSomebody() {
        return isPerson() || isUser();
    }

    /// Whether he signs in with his password alone although the bank asks others for a code.
    public boolean needsNoCode() {
        return login.factor() == SignInFactor.NONE;
    }

    public String codeWord() {
        return papers.codeWord();
    }

    public String firstPassword() {
        return papers.firstPassword();
    }

    public String firstConfirmation() {
        return papers.firstConfirmation();
    }

    /// Number of the account on his contract card.
    public String firstAccount() {
        return accounts.isEmpty() ? "" : accounts.getFirst().account().number();
    }

    public String card() {
        return papers.card();
    }

    public String passport() {
        return DemoPapers.country(login.language()) + " " + papers.passport();
    }

    /// The page of his simulated telephone.
    public String telephone() {
        return "/demo/phone/" + phone.replace("+", "");
    }
}
