package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.util.Map;

/// A text of the bank itself (its name, a footnote) in the languages it offers. Texts of the
/// product are in message bundles instead.
public record LocalText(Language first, Map<Language, String> texts) {

    public LocalText {
        texts = Map.copyOf(texts);
        Check.argument(texts.containsKey(first), "text in the first language is missing");
    }

    /// The text in a language, or in the bank's first language when the bank does not offer it.
    public String in(Language language) {
        String text = texts.get(language);
        return text != null ? text : texts.getOrDefault(first, "");
    }
}
