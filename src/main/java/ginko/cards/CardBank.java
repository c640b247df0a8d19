package ginko.cards;

import ginko.kernel.Language;

/// The bank that issued a card.
public record CardBank(String digits, String persian, String english) {

    public String name(Language language) {
        return language == Language.FA ? persian : english;
    }
}
