package ginko.policy;

import java.time.LocalDate;
import java.util.List;

/// How the bank presents its internet bank: the name it goes by, and what stands on its first page
/// before the way to the sign-in (seed 002, page 8).
///
/// @param asOf the day since which hours, fees and rules are as the profile says
/// @param notices what to beware of
/// @param information what is good to know
public record ProductGuide(
        LocalText product, LocalDate asOf, List<LocalText> notices, List<LocalText> information) {

    public ProductGuide {
        notices = List.copyOf(notices);
        information = List.copyOf(information);
    }
}
