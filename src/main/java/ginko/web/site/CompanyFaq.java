package ginko.web.site;

import ginko.policy.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// よくあるご質問 of companies (seed 001): every question of the source, in words of our own. Which are
/// shown follows what the bank wants; `prepared` are the ids of those about what the program does
/// not have yet.
public record CompanyFaq(List<Section> sections, Set<String> prepared) {

    public CompanyFaq {
        sections = List.copyOf(sections);
        prepared = Set.copyOf(prepared);
    }

    /// Questions about one thing. Label: `web.faq.section.<id>`.
    public record Section(String id, List<Question> questions) {

        public Section {
            questions = List.copyOf(questions);
        }
    }

    /// A question with the parts of its answer. Label: `web.faq.<id>.head`.
    public record Question(String id, Feature needs, List<Part> parts) {

        public Question {
            parts = List.copyOf(parts);
        }
    }

    /// One part of an answer.
    ///
    /// @param situation text key of whom it is for; null for everybody
    /// @param about text key of what was lost; null when there is only one thing
    /// @param text text key
    public record Part(@Nullable String situation, @Nullable String about, String text) {}

    private static final List<Section> ALL =
            List.of(
                    new Section(
                            "forgotten",
                            List.of(
                                    new Question("master", Feature.CORPORATE_USERS, master()),
                                    new Question(
                                            "others",
                                            Feature.CORPORATE_USERS,
                                            List.of(
                                                    of(null, "others", "login"),
                                                    of(null, "others", "passwords"))),
                                    simple("pin-lost", Feature.CORPORATE_USERS))),
                    new Section(
                            "wrong",
                            List.of(
                                    simple("password-wrong", Feature.CORPORATE_USERS),
                                    simple("code-wrong", Feature.HARDWARE_TOKEN),
                                    simple("pin-wrong", Feature.CORPORATE_USERS))),
                    new Section(
                            "change",
                            List.of(
                                    simple("computers", Feature.CLIENT_CERTIFICATES),
                                    simple("login-change", Feature.CORPORATE_USERS),
                                    simple("password-change", Feature.CORPORATE_USERS),
                                    simple("pin-change", Feature.CORPORATE_USERS))),
                    new Section(
                            "token",
                            List.of(
                                    simple("token-add", Feature.HARDWARE_TOKEN),
                                    simple("token-lost", Feature.HARDWARE_TOKEN),
                                    simple("token-expiry", Feature.HARDWARE_TOKEN))));

    /// The questions of a bank by the state of its features.
    static CompanyFaq of(Function<Feature, ServicesPage.State> state) {
        List<Section> sections = new ArrayList<>();
        Set<String> prepared = new HashSet<>();
        for (Section section : ALL) {
            List<Question> questions =
                    section.questions().stream()
                            .filter(question ->
                                    state.apply(question.needs()) != ServicesPage.State.NOT_OFFERED)
                            .toList();
            questions.stream()
                    .filter(question ->
                            state.apply(question.needs()) == ServicesPage.State.PREPARED)
                    .forEach(question -> prepared.add(question.id()));
            if (!questions.isEmpty()) {
                sections.add(new Section(section.id(), questions));
            }
        }
        return new CompanyFaq(sections, prepared);
    }

    private static List<Part> master() {
        return List.of(
                of("with", "master.with", "login"),
                of("with", "master.with", "passwords"),
                of("without", "master.without", "login"),
                of("without", "master.without", "passwords"));
    }

    private static Part of(@Nullable String situation, String question, String about) {
        return new Part(
                situation == null ? null : "web.faq.case." + situation,
                "web.faq.case." + about,
                "web.faq." + question + "." + about);
    }

    private static Question simple(String id, Feature needs) {
        return new Question(id, needs, List.of(new Part(null, null, "web.faq." + id + ".text")));
    }
}
