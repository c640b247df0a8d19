package ginko.identity;

import java.util.List;

/// Names a browser and its system as their makers do, for people to recognise: `Firefox, Windows`.
/// Versions change too often to tell anything.
final class BrowserName {

    static final String UNKNOWN = "-";

    /// What the text contains, and the name; the first that fits counts, since many pretend to be
    /// others.
    private record Mark(String part, String name) {}

    private static final List<Mark> BROWSERS =
            List.of(
                    new Mark("Edg", "Edge"),
                    new Mark("OPR/", "Opera"),
                    new Mark("SamsungBrowser", "Samsung Internet"),
                    new Mark("YaBrowser", "Yandex Browser"),
                    new Mark("Whale", "Whale"),
                    new Mark("Firefox", "Firefox"),
                    new Mark("FxiOS", "Firefox"),
                    new Mark("Chrome", "Chrome"),
                    new Mark("CriOS", "Chrome"),
                    new Mark("Safari", "Safari"));

    private static final List<Mark> SYSTEMS =
            List.of(
                    new Mark("iPhone", "iPhone"),
                    new Mark("iPad", "iPad"),
                    new Mark("Android", "Android"),
                    new Mark("Windows", "Windows"),
                    new Mark("CrOS", "ChromeOS"),
                    new Mark("Mac OS X", "macOS"),
                    new Mark("Linux", "Linux"));

    private BrowserName() {}

    static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (browser.isEmpty() && system.isEmpty()) {
            return UNKNOWN;
        }
        if (browser.isEmpty() || system.isEmpty()) {
            return browser + system;
        }
        return browser + ", " + system;
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.part()))
                .map(Mark::name)
                .findFirst()
                .orElse("");
    }
}
