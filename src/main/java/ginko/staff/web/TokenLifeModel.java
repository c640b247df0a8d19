package ginko.staff.web;

import ginko.otp.TokenActor;
import ginko.otp.TokenEvent;
import ginko.otp.TokenLife;
import ginko.otp.TokenState;
import ginko.otp.TokenTrigger;
import ginko.otp.TokenView;
import ginko.otp.Transition;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The life of a token: every state of its kind in the order of the table, where it stands, how it
/// came there, and what may happen next.
public record TokenLifeModel(
        FormModel form, TokenView token, TokenUsers users, List<TokenEvent> events, Member self) {

    public TokenLifeModel {
        events = List.copyOf(events);
    }

    /// The states of the kind, each with the way the token took through it.
    public List<TokenState> states() {
        Set<TokenState> states = new LinkedHashSet<>();
        TokenLife.of(token.kind()).forEach(line -> states.add(line.to()));
        return List.copyOf(states);
    }

    /// Whether the token stood in a state before.
    public boolean wasIn(TokenState state) {
        return events.stream().anyMatch(event -> event.to() == state);
    }

    /// The table of the kind.
    public List<Transition> table() {
        return TokenLife.of(token.kind());
    }

    /// Whether a line of the table can happen now.
    public boolean isNext(Transition line) {
        return line.from().contains(token.state());
    }

    /// Whether the member decides who uses a generator.
    public boolean mayShare() {
        return self.may(Right.ALLOCATE_TOKENS);
    }

    /// What the member may do now.
    public List<TokenTrigger> acts() {
        return allowed(self)
                .filter(act ->
                        TokenLife.next(token.kind(), token.state(), act)
                                .filter(line -> line.actors().contains(TokenActor.CLERK))
                                .isPresent())
                .toList();
    }

    /// What a role may do at all: a call-centre clerk only reports a loss.
    static Stream<TokenTrigger> allowed(Member member) {
        return member.may(Right.ALLOCATE_TOKENS)
                ? Stream.of(
                        TokenTrigger.DISPATCH,
                        TokenTrigger.REPORT_LOST,
                        TokenTrigger.FOUND,
                        TokenTrigger.UNLOCK,
                        TokenTrigger.REVOKE)
                : Stream.of(TokenTrigger.REPORT_LOST);
    }

    /// An act in an address: `report-lost`.
    public static String path(TokenTrigger act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The page that does an act.
    public String href(TokenTrigger act) {
        return "/staff/tokens/" + token.id() + "/" + path(act);
    }
}
