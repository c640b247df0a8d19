package ginko.policy;

import ginko.kernel.Language;

/// Another bank that transfers can go to; fictional in the profiles shipped.
public record OtherBank(String code, LocalText name) {

    public String name(Language language) {
        return name.in(language);
    }
}
