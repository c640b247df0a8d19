package ginko.otp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of a customer's tokens his acts are confirmed with: the digital one while he has it, else
/// the software token, else the generator. A token that is locked or reported lost stays the one in
/// use, so that a second device is no way around the lock.
final class TokenInUse {

    private TokenInUse() {}

    static Optional<Token> of(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> place(token) >= 0)
                .min(Comparator.comparingInt(TokenInUse::place).thenComparing(Token::id));
    }

    private static int place(Token token) {
        return switch (token.state()) {
            case ACTIVE, LOCKED ->
                    switch (token.kind()) {
                        case DIGITAL -> 0;
                        case SOFTWARE -> 1;
                        case HARDWARE -> token.state() == TokenState.ACTIVE ? 2 : 3;
                        case SIGNING, APP -> -1;
                    };
            case SUSPENDED -> token.kind() == TokenKind.HARDWARE ? 4 : -1;
            default -> -1;
        };
    }
}
