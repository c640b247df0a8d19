package ginko.otp.web;

import ginko.otp.TokenState;
import ginko.otp.TokenView;
import ginko.web.FormModel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The customer's generators.
///
/// @param done what was just done: `started`, `lost`, or nothing
public record GeneratorModel(FormModel form, List<TokenView> tokens, String done) {

    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

    public GeneratorModel {
        tokens = List.copyOf(tokens);
    }

    /// The last day as it stands on the back of a device: month, day, year.
    public String printed(LocalDate day) {
        return PRINTED.format(day);
    }

    /// Whether there is one that could be started.
    public boolean hasDispatched() {
        return tokens.stream().anyMatch(token -> token.state() == TokenState.DISPATCHED);
    }

    /// Whether there is one that could be reported lost.
    public boolean canBeLost() {
        return tokens.stream()
                .anyMatch(token ->
                        token.state() == TokenState.ACTIVE
                                || token.state() == TokenState.LOCKED
                                || token.state() == TokenState.DISPATCHED);
    }
}
