package ginko.web.site;

import ginko.web.Arg;
import ginko.web.Page;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Questions and answers, and the words the bank uses, narrowed to those that contain all words
/// searched for.
public record HelpPage(String asked, List<Topic> topics, List<Topic> glossary, Desk desk) {

    /// A question with its answer, or a word with its meaning.
    public record Topic(String id, String head, String text) {}

    private static final List<String> QUESTIONS =
            List.of(
                    "first-sign-in",
                    "no-access",
                    "lost-login",
                    "lost-password",
                    "blocked",
                    "code-missing",
                    "phone-changed",
                    "alias",
                    "limits",
                    "cut-off",
                    "not-sure",
                    "exit",
                    "security",
                    "browsers");

    private static final List<String> WORDS =
            List.of(
                    "contract",
                    "login",
                    "login-password",
                    "confirmation-password",
                    "pins",
                    "temporary-password",
                    "alias",
                    "sms-code",
                    "available",
                    "cut-off");

    public HelpPage {
        topics = List.copyOf(topics);
        glossary = List.copyOf(glossary);
    }

    public boolean foundNothing() {
        return topics.isEmpty() && glossary.isEmpty();
    }

    static HelpPage search(Page page, String asked, Desk desk) {
        List<String> words = List.of(folded(asked).split("\\s+"));
        return new HelpPage(
                asked,
                topics(page, "web.help.", QUESTIONS, words),
                topics(page, "web.word.", WORDS, words),
                desk);
    }

    private static List<Topic> topics(
            Page page, String prefix, List<String> ids, List<String> words) {
        Arg hotline = Arg.identifier("hotline", page.bank().hotline());
        return ids.stream()
                .map(id ->
                        new Topic(
                                id,
                                page.text(prefix + id + ".head"),
                                page.text(prefix + id + ".text", hotline)))
                .filter(topic -> matches(topic, words))
                .toList();
    }

    private static boolean matches(Topic topic, List<String> words) {
        String text = folded(topic.head + " " + topic.text);
        return words.stream().allMatch(text::contains);
    }

    /// Folds case, width, accents, the letter ё and Arabic forms of Persian letters, so that the
    /// way of typing does not matter.
    private static String folded(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return wide.replaceAll("[\\p{Mn}\u200C\u200E\u200F\u2066-\u2069]", "")
                .replace('\u064A', '\u06CC')
                .replace('\u0643', '\u06A9')
                .strip();
    }
}
