package ginko.web;

/// The calendar in which a date is written. Persian pages use the Jalali calendar unless the
/// customer chose otherwise; all others use the Gregorian one.
public enum CalendarKind {
    GREGORIAN("gregorian"),
    JAPANESE_ERA("japanese"),
    JALALI("persian"),
    THAI_BUDDHIST("buddhist");

    private final String icuName;

    CalendarKind(String icuName) {
        this.icuName = icuName;
    }

    String icuName() {
        return icuName;
    }
}
