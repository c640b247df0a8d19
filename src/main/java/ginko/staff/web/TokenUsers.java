package ginko.staff.web;

import ginko.identity.Login;
import ginko.kernel.LoginId;
import ginko.otp.TokenKind;
import ginko.otp.TokenState;
import ginko.otp.TokenView;
import ginko.web.Option;
import java.util.List;

/// In whose hands a generator is, and who of the same contract could use it too.
///
/// @param contract every login of the owner's contract
public record TokenUsers(TokenView token, List<Login> contract) {

    public TokenUsers {
        contract = List.copyOf(contract);
    }

    /// Its owner first, then those he shares it with.
    public List<Login> users() {
        return contract.stream()
                .filter(login -> isUser(login.id()))
                .sorted((one, other) -> Boolean.compare(isOwner(other), isOwner(one)))
                .toList();
    }

    public boolean isOwner(Login login) {
        return login.id().equals(token.login());
    }

    private boolean isUser(LoginId login) {
        return login.equals(token.login()) || token.sharers().contains(login);
    }

    /// Whether it is shared or could be.
    public boolean isOpen() {
        return token.kind() == TokenKind.HARDWARE && contract.size() > 1;
    }

    /// Who could use it too.
    public List<Option> others() {
        return token.state() != TokenState.ACTIVE
                ? List.of()
                : contract.stream()
                        .filter(login -> !isUser(login.id()))
                        .map(login -> new Option(login.id().toString(), login.name()))
                        .toList();
    }
}
