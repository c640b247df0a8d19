package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.HelpDesk;
import ginko.web.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom to ask: the help desk of the profile, or its hotline where it has no desk. `times` is there
/// for a desk, `words` for a hotline.
public record Desk(String phone, String dial, String words, @Nullable Times times) {

    /// The hours of the desk. `closed` is empty when it answers every day of the year.
    public record Times(String bankDay, String otherDay, String closed, boolean isOpen) {}

    static Desk of(Page page, BankProfile profile, Instant now) {
        HelpDesk desk = profile.bank().helpDesk();
        return desk == null
                ? new Desk(
                        page.bank().hotline(),
                        page.bank().hotlineDial(),
                        page.bank().hotlineHours(page.language()),
                        null)
                : new Desk(
                        desk.phone(),
                        desk.phone().replaceAll("[^0-9+]", ""),
                        "",
                        times(page, profile, desk, now));
    }

    private static Times times(Page page, BankProfile profile, HelpDesk desk, Instant now) {
        return new Times(
                HoursPage.windows(page, desk.bankDay()),
                HoursPage.windows(page, desk.otherDay()),
                desk.closedDays().stream()
                        .map(days -> page.texts().days(page.language(), days.first(), days.last()))
                        .collect(Collectors.joining(page.text("web.desk.and"))),
                desk.isOpen(LocalDateTime.ofInstant(now, profile.zone()), profile.calendar()));
    }
}
