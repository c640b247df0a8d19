package ginko.policy.reader;

import ginko.policy.AccountNumbers;
import ginko.policy.AccountScheme;
import ginko.policy.BankIdentity;
import ginko.policy.Branch;
import ginko.policy.HelpDesk;
import ginko.policy.LocalText;
import ginko.policy.OtherBank;
import ginko.policy.ProductGuide;
import ginko.policy.TimeWindow;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sections about the bank itself: `bank`, `account-numbers`, `other-banks`.
final class BankReader {

    private BankReader() {}

    static @Nullable BankIdentity identity(Section section) {
        String code = Values.matching(section, "code", "[0-9A-Z]{1,12}", "digits or capitals");
        LocalText name = Values.localText(section, "name");
        String hotline = Values.matching(section, "hotline", "[+0-9 ()*#-]{3,30}", "a number");
        LocalText hours = Values.localText(section, "hotline-hours");
        HelpDesk desk = section.optional("help-desk") ? desk(section.section("help-desk")) : null;
        String mail =
                Values.matching(
                        section, "mail-from", "[^@\\s]{1,64}@[^@\\s]{1,190}", "a mail address");
        String sms =
                Values.matching(
                        section,
                        "sms-sender",
                        "[0-9]{3,15}|[A-Za-z0-9 ]{1,11}",
                        "a short number or up to eleven letters");
        LocalText warning =
                section.optional("warning") ? Values.localText(section, "warning") : null;
        ProductGuide guide = section.optional("guide") ? guide(section.section("guide")) : null;
        String model = section.optional("modelled-on") ? Values.text(section, "modelled-on") : null;
        return section.end()
                ? new BankIdentity(
                        code, name, hotline, hours, desk, warning, guide, mail, sms, model)
                : null;
    }

    private static @Nullable HelpDesk desk(Section section) {
        String phone = Values.matching(section, "phone", "[+0-9 ()-]{3,30}", "a number");
        List<TimeWindow> bankDay = HoursReader.windows(section, "bank-day");
        List<TimeWindow> otherDay = HoursReader.windows(section, "other-day");
        Set<MonthDay> closed = Set.copyOf(Values.monthDays(section, "closed"));
        return section.end() ? new HelpDesk(phone, bankDay, otherDay, closed) : null;
    }

    private static @Nullable ProductGuide guide(Section section) {
        LocalText product = Values.localText(section, "product");
        LocalDate asOf = Values.date(section, "as-of");
        List<LocalText> notices = texts(section, "notices");
        List<LocalText> information = texts(section, "information");
        return section.end() ? new ProductGuide(product, asOf, notices, information) : null;
    }

    private static List<LocalText> texts(Section section, String key) {
        List<LocalText> texts = new ArrayList<>();
        for (Section each : section.sections(key)) {
            LocalText text = Values.localText(each, "text");
            if (each.end()) {
                texts.add(text);
            }
        }
        return texts;
    }

    static @Nullable AccountNumbers accountNumbers(Section section) {
        AccountScheme scheme = Values.constant(section, "scheme", AccountScheme.class);
        List<Branch> branches = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Section each : section.sections("branches")) {
            String code = Values.matching(each, "code", "[0-9]{3}", "three digits");
            LocalText name = Values.localText(each, "name");
            if (each.end()) {
                each.require(codes.add(code), "code", "is listed twice");
                branches.add(new Branch(code, name));
            }
        }
        section.require(
                !section.clean() || !branches.isEmpty(), "branches", "must name at least one");
        return section.end() ? new AccountNumbers(scheme, branches) : null;
    }

    static List<OtherBank> otherBanks(Section root) {
        List<OtherBank> banks = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Section each : root.sections("other-banks")) {
            String code = Values.matching(each, "code", "[0-9A-Z]{1,12}", "digits or capitals");
            LocalText name = Values.localText(each, "name");
            if (each.end()) {
                each.require(codes.add(code), "code", "is listed twice");
                banks.add(new OtherBank(code, name));
            }
        }
        return banks;
    }
}
