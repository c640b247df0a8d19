package ginko.web;

import ginko.kernel.Language;
import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything the shell around a page needs, and the page's way to its texts. Made by [Shell].
public record Page(
        Language language,
        Texts texts,
        Assets assets,
        String title,
        String tabTitle,
        String screenId,
        @Nullable CsrfField csrf,
        @Nullable SignedInUser user,
        @Nullable Seat seat,
        Location location,
        BankFacts bank,
        String announcement) {

    /// Where the page is and how it is drawn: path, query without language and theme, reference of
    /// the request, program version.
    public record Location(
            String path, String query, String reference, String version, Theme theme) {}

    private static final List<String> KEYBOARD_WORDS =
            List.of(
                    "use",
                    "title",
                    "small",
                    "capital",
                    "digits",
                    "symbols",
                    "clearOne",
                    "clearAll",
                    "confirm",
                    "close",
                    "count");

    private static final String ERROR_TITLE = "web.title.error";

    public String text(String key, Arg... args) {
        return texts.text(language, key, args);
    }

    public String money(Money money) {
        return texts.money(language, money);
    }

    /// The amount as it stands in an input field.
    public String typedMoney(Money money) {
        return texts.typedAmount(language, money);
    }

    public String signedMoney(Money money) {
        return texts.signedMoney(language, money);
    }

    public String number(long number) {
        return texts.number(language, number);
    }

    public String percent(long basisPoints) {
        return texts.percent(language, basisPoints);
    }

    public String date(LocalDate date) {
        return texts.date(language, date);
    }

    public String shortDate(LocalDate date) {
        return texts.shortDate(language, date);
    }

    public String weekdayDate(LocalDate date) {
        return texts.weekdayDate(language, date);
    }

    public String instant(Instant instant) {
        return texts.instant(language, instant);
    }

    public String shortInstant(Instant instant) {
        return texts.shortInstant(language, instant);
    }

    public String time(LocalTime time) {
        return texts.time(language, time);
    }

    /// Address of a static file with the hash of its content: `asset("ginko.css")`.
    public String asset(String name) {
        return assets.href(name);
    }

    /// Address of one picture of the icon sheet.
    public String icon(String name) {
        return assets.href("icons.svg") + "#" + name;
    }

    public String path() {
        return location.path();
    }

    public String bankName() {
        return bank.name(language);
    }

    public boolean isSignedIn() {
        return seat != null;
    }

    /// First page of whoever looks: of his seat, or of everybody.
    public String home() {
        return seat == null ? "/" : seat.home();
    }

    public List<NavigationItem> navigation(NavigationItem.Group group) {
        return seat == null
                ? List.of()
                : seat.menu().stream().filter(item -> item.group() == group).toList();
    }

    /// The words of a menu line: its text, or the name of a template as the customer wrote it.
    public String label(NavigationItem item) {
        return item.group() == NavigationItem.Group.TEMPLATES ? item.label() : text(item.label());
    }

    public boolean isHere(NavigationItem item) {
        return location.path().equals(item.href());
    }

    /// This page in another language.
    public String inLanguage(Language other) {
        return withParameter("lang=" + other.tag());
    }

    /// This page in other colours.
    public String inTheme(Theme theme) {
        return withParameter("theme=" + theme.tag());
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    public String errorText(FieldError error) {
        return error.text(this);
    }

    /// The words of the keyboard on the page, as JSON for the script; null where the bank offers
    /// none.
    public @Nullable String keyboardWords() {
        if (!bank.hasSoftwareKeyboard()) {
            return null;
        }
        return KEYBOARD_WORDS.stream()
                .map(word ->
                        "\"%s\":\"%s\""
                                .formatted(
                                        word,
                                        text("web.keyboard." + word)
                                                .replace("\\", "\\\\")
                                                .replace("\"", "\\\"")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Ids of the elements that describe a field, for `aria-describedby`; null when none.
    public @Nullable String describedBy(FormModel form, String name, @Nullable String hint) {
        List<String> ids = new ArrayList<>();
        if (hint != null) {
            ids.add(name + "-hint");
        }
        if (form.error(name).isPresent()) {
            ids.add(name + "-error");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    /// The same page; the title of the window says that there is a problem.
    public Page withErrors() {
        return titled(title, text(ERROR_TITLE, Arg.of("title", title)));
    }

    /// The same page under another heading, for example the name of an account.
    public Page withTitle(String changed) {
        return titled(changed, changed);
    }

    private Page titled(String heading, String tab) {
        return new Page(
                language,
                texts,
                assets,
                heading,
                tab,
                screenId,
                csrf,
                user,
                seat,
                location,
                bank,
                announcement);
    }

    private String withParameter(String parameter) {
        String query = location.query();
        return location.path() + "?" + (query.isEmpty() ? "" : query + "&") + parameter;
    }
}
