package ginko.web.site;

import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.ProductGuide;
import ginko.web.Arg;
import ginko.web.CalendarKind;
import ginko.web.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The guide: its index, and the chapter that is open, null on the first page. `asOf` is empty
/// where the bank names no day.
public record GuidePage(
        String product, String asOf, List<Entry> index, @Nullable OpenChapter chapter, Desk desk) {

    /// A line of the index.
    public record Entry(String number, String title, String path, boolean isHere) {}

    /// What a chapter says.
    public record OpenChapter(List<Part> parts) {

        public OpenChapter {
            parts = List.copyOf(parts);
        }
    }

    /// A heading, its text, and the points below it, which may be none.
    public record Part(String id, String head, String text, List<String> points) {

        public Part {
            points = List.copyOf(points);
        }
    }

    public GuidePage {
        index = List.copyOf(index);
    }

    static GuidePage of(Page page, BankProfile profile, Desk desk, @Nullable Chapter open) {
        ProductGuide guide = profile.bank().guide();
        return new GuidePage(
                product(page, profile),
                guide == null ? "" : asOf(page, guide.asOf()),
                index(page, profile, open),
                open == null ? null : new OpenChapter(parts(page, profile, open)),
                desk);
    }

    /// The name the internet bank goes by.
    static String product(Page page, BankProfile profile) {
        ProductGuide guide = profile.bank().guide();
        return guide == null ? page.bankName() : guide.product().in(page.language());
    }

    /// Japanese pages give the year of the era, as printed papers there do.
    private static String asOf(Page page, LocalDate date) {
        return page.language() == Language.JA
                ? page.texts().date(Language.JA, CalendarKind.JAPANESE_ERA, date)
                : page.date(date);
    }

    private static List<Entry> index(Page page, BankProfile profile, @Nullable Chapter open) {
        List<Chapter> chapters =
                Arrays.stream(Chapter.values()).filter(each -> each.isFor(profile)).toList();
        List<Entry> index = new ArrayList<>();
        for (Chapter chapter : chapters) {
            index.add(
                    new Entry(
                            page.number(index.size() + 1L),
                            page.text(chapter.titleKey()),
                            chapter.path(),
                            chapter == open));
        }
        return index;
    }

    private static List<Part> parts(Page page, BankProfile profile, Chapter chapter) {
        Arg[] facts = {
            Arg.of("bank", page.bankName()),
            Arg.identifier("hotline", page.bank().hotline()),
            Arg.of("minutes", profile.sessions().idle().toMinutes()),
            Arg.of("tries", profile.secrets().loginFailures()),
            Arg.of("seconds", profile.codes().lifetime().toSeconds())
        };
        return chapter.sections(profile).stream()
                .map(section -> {
                    String key = "web.guide." + chapter.tag() + "." + section;
                    return new Part(
                            section,
                            page.text(key + ".head"),
                            page.text(key + ".text", facts),
                            points(page, key));
                })
                .toList();
    }

    private static List<String> points(Page page, String key) {
        List<String> points = new ArrayList<>();
        while (page.texts().has(page.language(), key + "." + (points.size() + 1))) {
            points.add(page.text(key + "." + (points.size() + 1)));
        }
        return points;
    }
}
