package ginko.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where a signed-in person sits: his menu, and the addresses the shell around a page needs at his
/// door. A door other than that of customers puts one into the request attribute [#ATTRIBUTE].
///
/// @param home first page after signing in
/// @param exit takes the form of the button Exit
/// @param keep keeps the session awake
/// @param ended says that the session has ended
/// @param name who sits there, shown in the header; empty where nobody needs telling
public record Seat(
        String home,
        String exit,
        String keep,
        String ended,
        Optional<String> name,
        Duration idle,
        List<NavigationItem> menu) {

    /// Name of the request attribute that holds the seat.
    public static final String ATTRIBUTE = "ginko.web.Seat";

    /// Name of the request attribute that holds how long a customer's session lives without use,
    /// where he does not keep to the bank's own value.
    public static final String IDLE = "ginko.web.Seat.idle";

    public Seat {
        menu = List.copyOf(menu);
    }
}
