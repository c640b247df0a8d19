package ginko.identity.web;

import ginko.identity.AnswersRefusal;
import ginko.identity.SecretAnswer;
import ginko.identity.SecretAnswers;
import ginko.identity.SecretQuestion;
import ginko.kernel.Masked;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of three questions and answers: `question1`, `answer1` and so on.
///
/// @param longest characters an answer may have
public record QuestionFields(int longest) {

    /// The places of the questions, from 1.
    public List<Integer> places() {
        List<Integer> places = new ArrayList<>();
        for (int place = 1; place <= SecretAnswers.COUNT; place++) {
            places.add(place);
        }
        return places;
    }

    /// What can be chosen, in the words of the page; the first line chooses nothing.
    public List<Option> options(Page page) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", page.text("identity.questions.choose")));
        for (SecretQuestion question : SecretQuestion.values()) {
            options.add(
                    new Option(question.name(), page.text("identity.question." + question.name())));
        }
        return options;
    }

    static List<SecretAnswer> read(HttpServletRequest request) {
        List<SecretAnswer> answers = new ArrayList<>();
        for (int place = 1; place <= SecretAnswers.COUNT; place++) {
            answers.add(
                    new SecretAnswer(
                            question(request.getParameter("question" + place)),
                            new Masked(text(request.getParameter("answer" + place)))));
        }
        return answers;
    }

    /// The form as it was sent, with its errors and without the answers.
    static FormModel judged(
            HttpServletRequest request, Map<Integer, AnswersRefusal> refusals, int longest) {
        FormModel form = FormModel.empty();
        for (int place = 1; place <= SecretAnswers.COUNT; place++) {
            form = form.with("question" + place, text(request.getParameter("question" + place)));
        }
        for (Map.Entry<Integer, AnswersRefusal> refusal : refusals.entrySet()) {
            form =
                    form.withError(
                            field(refusal.getValue()) + refusal.getKey(),
                            refusal.getValue(),
                            Arg.of("max", longest));
        }
        return form;
    }

    private static String field(AnswersRefusal refusal) {
        return switch (refusal) {
            case QUESTION_MISSING, QUESTIONS_ALIKE -> "question";
            case ANSWER_MISSING, ANSWER_TOO_LONG, ANSWERS_ALIKE, ANSWER_IS_LOGIN, ANSWER_WRONG ->
                    "answer";
        };
    }

    private static @Nullable SecretQuestion question(@Nullable String name) {
        return Arrays.stream(SecretQuestion.values())
                .filter(question -> question.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
